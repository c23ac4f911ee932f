using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CaseReferral.Testing;

/// <summary>
/// A real ClamAV daemon on loopback that knows one signature, the EICAR test file's: it starts in a moment and needs no
/// download. Ended with the object.
/// </summary>
public sealed class Clamd : IAsyncDisposable
{
    private const string Program = "/usr/sbin/clamd";
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-clamd-").FullName;
    private readonly int port = FreePort();
    private Process? process;

    /// <summary>Why there is none here; null where there is.</summary>
    public static string? Missing => File.Exists(Program) ? null : "clamd is not installed (Debian package clamav-daemon)";

    /// <summary>For Scanner:Address.</summary>
    public string Address => $"127.0.0.1:{port}";

    public IPEndPoint EndPoint => new(IPAddress.Loopback, port);

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken token)
    {
        var signatures = Directory.CreateDirectory(Path.Combine(folder, "db")).FullName;
        await File.WriteAllTextAsync(Path.Combine(signatures, "test.ndb"), $"Eicar.Test:0:*:{Convert.ToHexStringLower(Eicar)}\n", token);
        await File.WriteAllTextAsync(Path.Combine(folder, "clamd.conf"), $"Foreground yes\nDatabaseDirectory {signatures}\nTCPSocket {port}\nTCPAddr 127.0.0.1\n", token);
        process = Process.Start(new ProcessStartInfo(Program, ["--config-file", Path.Combine(folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await AnswersAsync(patience.Token))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"clamd ended: {await process.StandardError.ReadToEndAsync(token)}");
            await Task.Delay(100, patience.Token);
        }
    }

    public async Task StopAsync()
    {
        if (process is null)
            return;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>The test file every scanner knows (eicar.org), put together here so that no source file holds it.</summary>
    public static byte[] Eicar => [.. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$"u8, .. "EICAR-STANDARD-ANTIVIRUS"u8, .. "-TEST-FILE!$H+H*"u8];

    private async Task<bool> AnswersAsync(CancellationToken token)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(EndPoint, token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, true);
    }
}
