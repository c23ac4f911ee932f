using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaseReferral.Testing;

/// <summary>The real program as an administrator starts it: a verb that ends, or a server on a port of its own.</summary>
public sealed class Executable : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Uri address;

    private Executable(Process process, Uri address) => (this.process, this.address) = (process, address);

    /// <summary>Everything it has said so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    private static readonly (string Name, string Value) Development = ("ASPNETCORE_ENVIRONMENT", "Development");

    /// <summary>Runs a verb on a data folder, in the environment of the server whose folder it is, and expects its exit code.</summary>
    public static async Task<string> RunAsync(string folder, int expected, params string[] words)
    {
        using var process = Start(folder, [Development], words);
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
        var all = await said + await complained;
        return expected == process.ExitCode ? all : throw new InvalidOperationException($"exit code {process.ExitCode}: {all}");
    }

    /// <summary>Starts the server with the demo city, without its history, and waits until it is live.</summary>
    public static Task<Executable> ServeAsync(string folder, params string[] settings) => ServeAsync(folder, FreePort(), settings);

    /// <summary>The same on a port one knows beforehand.</summary>
    /// <param name="folder">Its data folder.</param>
    /// <param name="port">On loopback.</param>
    /// <param name="settings">As on a command line.</param>
    /// <param name="clock">The clock it goes by; its own when there is none.</param>
    public static async Task<Executable> ServeAsync(string folder, int port, string[] settings, SharedClock? clock = null)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var server = new Executable(Start(folder, [("ASPNETCORE_URLS", $"{address}"), Development, .. clock?.Environment ?? []], ["--DemoHistory=false", .. settings]), address);
        server.process.OutputDataReceived += server.Keep;
        server.process.ErrorDataReceived += server.Keep;
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            if (server.process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException(server.Output);
            try
            {
                if ((await http.GetAsync("/health/live")).IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
    }

    public Visitor Visitor() => new(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address });

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string folder, (string Name, string Value)[] environment, string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. words, $"--Data:Directory={folder}"])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "CaseReferral.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
            output.AppendLine(line.Data);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
