using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaseReferral.Core.Attachments;

/// <summary>
/// The ClamAV daemon over its socket: commands PING and INSTREAM (clamd(8)), one connection each. The limit is for the whole
/// conversation, so that a slow scanner costs an officer a sentence and not her page.
/// </summary>
public sealed class ClamdScanner(EndPoint address, TimeSpan limit) : IFileScanner
{
    private const int ChunkBytes = 64 * 1024;

    public async Task<ScanVerdict> ScanAsync(Stream content, CancellationToken token)
    {
        var answer = await AskAsync("zINSTREAM\0"u8.ToArray(), (socket, patience) => SendAsync(socket, content, patience), token);
        return answer switch
        {
            "stream: OK" => ScanVerdict.Clean,
            not null when answer.EndsWith(" FOUND", StringComparison.Ordinal) => ScanVerdict.Infected,
            _ => ScanVerdict.NotScanned,
        };
    }

    public async Task<bool?> AnswersAsync(CancellationToken token) =>
        await AskAsync("zPING\0"u8.ToArray(), (_, _) => Task.CompletedTask, token) == "PONG";

    /// <summary>The answer without its closing zero; null when there is none within the limit.</summary>
    private async Task<string?> AskAsync(byte[] command, Func<Stream, CancellationToken, Task> send, CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(limit);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, address is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, patience.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(command, patience.Token);
            await send(stream, patience.Token);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return (await reader.ReadToEndAsync(patience.Token)).TrimEnd('\0', '\n');
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException && !token.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Chunks, each after its length as four bytes in network order; one of length zero ends them.</summary>
    private static async Task SendAsync(Stream socket, Stream content, CancellationToken token)
    {
        var buffer = new byte[4 + ChunkBytes];
        int read;
        do
        {
            read = await content.ReadAsync(buffer.AsMemory(4), token);
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await socket.WriteAsync(buffer.AsMemory(0, 4 + read), token);
        }
        while (read > 0);
    }
}
