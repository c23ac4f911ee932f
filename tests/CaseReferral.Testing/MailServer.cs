using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaseReferral.Testing;

/// <summary>A mail server on loopback that speaks SMTP and keeps what it is given. It can refuse, fall silent, and go away and come back.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> mails = new();
    private readonly CancellationTokenSource end = new();
    private TcpListener? listener;
    private Task accepting = Task.CompletedTask;

    public MailServer()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Stays the same while it is away.</summary>
    public int Port { get; }

    /// <summary>Every mail it took, headers and text.</summary>
    public IReadOnlyList<string> Mails => [.. mails];

    /// <summary>Answers 550 to every recipient.</summary>
    public bool Refuses { get; set; }

    /// <summary>Takes the connection and says nothing.</summary>
    public bool IsSilent { get; set; }

    public void Start()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        accepting = AcceptAsync(listener);
    }

    public async Task StopAsync()
    {
        listener?.Stop();
        await accepting;
        listener = null;
    }

    private async Task AcceptAsync(TcpListener at)
    {
        try
        {
            while (true)
                _ = ServeAsync(await at.AcceptTcpClientAsync(end.Token));
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            if (IsSilent)
                await Task.Delay(Timeout.Infinite, end.Token);
            await writer.WriteLineAsync("220 test ESMTP");
            while (await reader.ReadLineAsync(end.Token) is { } line)
                if (!await AnswerAsync(line, reader, writer))
                    return;
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side went away, or the test is over.
        }
    }

    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        var verb = line.Split(' ', ':')[0].ToUpperInvariant();
        if (verb == "DATA")
        {
            await writer.WriteLineAsync("354 go on");
            mails.Enqueue(await TextAsync(reader));
        }
        await writer.WriteLineAsync(verb == "RCPT" && Refuses ? "550 no such mailbox" : verb == "QUIT" ? "221 bye" : "250 ok");
        return verb != "QUIT";
    }

    private static async Task<string> TextAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            text.AppendLine(line);
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await StopAsync();
        end.Dispose();
    }
}
