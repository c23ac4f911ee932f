using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace CaseReferral.Testing;

/// <summary>
/// A real nginx with the example of docs/deployment, but for what a test cannot have: TLS, port 443 and the addresses of the
/// nodes. So the example is tried as well.
/// </summary>
public sealed partial class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-nginx-").FullName;
    private readonly int port = Executable.FreePort();
    private readonly Process process;

    public Nginx(params int[] nodes)
    {
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off; master_process off; worker_processes 1; error_log {{folder}}/error.log; pid {{folder}}/nginx.pid;
            events { worker_connections 256; }
            http {
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
            {{Site(nodes)}}
            }
            """);
        process = Process.Start(new ProcessStartInfo(Program, ["-p", folder, "-c", Path.Combine(folder, "nginx.conf")]) { RedirectStandardError = true })!;
    }

    /// <summary>Why there is none here; null where there is.</summary>
    public static string? Missing => File.Exists(Program) ? null : "nginx is not installed (Debian package nginx)";

    /// <summary>The header in which every answer names the node it is from: address and port.</summary>
    public const string NodeHeader = "x-node";

    public Uri Address => new($"http://127.0.0.1:{port}");

    public Visitor Visitor() => new(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address });

    /// <summary>How many requests the node at this port has answered.</summary>
    public int AnsweredBy(int node) => File.ReadLines(Path.Combine(folder, "access.log")).Count(l => l.EndsWith($":{node}", StringComparison.Ordinal));

    /// <summary>What it has complained of, the newest last.</summary>
    public string Complaints => string.Join('\n', File.ReadLines(Path.Combine(folder, "error.log")).TakeLast(10));

    public async Task ReadyAsync(CancellationToken token)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (process.HasExited)
                throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(token));
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync("127.0.0.1", port, token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, token);
            }
        }
        throw new InvalidOperationException("nginx does not answer.");
    }

    private string Site(int[] nodes)
    {
        var example = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deployment", "nginx.conf"));
        var site = example[..example.IndexOf("server {", StringComparison.Ordinal)] + example[example.LastIndexOf("server {", StringComparison.Ordinal)..];
        foreach (var (address, node) in new[] { "10.0.0.11:5080", "10.0.0.12:5080" }.Zip(nodes))
            site = site.Replace(address, $"127.0.0.1:{node}", StringComparison.Ordinal);
        // Pages take turns among themselves: what a browser fetches for them does not change whose turn it is.
        var upstream = site[site.IndexOf("upstream", StringComparison.Ordinal)..(site.IndexOf('}', StringComparison.Ordinal) + 1)];
        site = $$"""
            map $http_sec_fetch_dest $turn { default casereferral; style parts; script parts; image parts; font parts; }
            {{upstream.Replace("casereferral", "parts", StringComparison.Ordinal)}}
            {{site}}
            """;
        return Encrypted().Replace(site, "")
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("/var/log/nginx/casereferral.log", $"{folder}/access.log", StringComparison.Ordinal)
            .Replace("$request_time';", "$upstream_addr';", StringComparison.Ordinal)
            .Replace("http://casereferral", "http://$turn", StringComparison.Ordinal)
            .Replace("location / {", $"add_header {NodeHeader} $upstream_addr always;\n    location / {{", StringComparison.Ordinal);
    }

    [GeneratedRegex("^ *(ssl_|http2 ).*$", RegexOptions.Multiline)]
    private static partial Regex Encrypted();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, true);
    }
}
