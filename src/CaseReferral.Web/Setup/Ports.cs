using System.Net;
using System.Net.Sockets;

namespace CaseReferral.Web.Setup;

/// <summary>
/// Tries the addresses before anything else is done: a second start beside a running older version must not change the
/// schema under it and only then notice that its port is taken.
/// </summary>
internal static class Ports
{
    /// <exception cref="StartProblemException">In use, not ours to open, or no address.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var url in Urls(configuration))
            Try(url);
    }

    /// <summary>Endpoints win over addresses, addresses over ports, as the server itself reads them.</summary>
    private static IEnumerable<string> Urls(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
            return endpoints;
        return Split(configuration["urls"]) is { Length: > 0 } urls ? urls
            : [.. Split(configuration["http_ports"]).Select(p => $"http://*:{p}"), .. Split(configuration["https_ports"]).Select(p => $"https://*:{p}")];
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static void Try(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
                return;
            using var listener = new TcpListener(IPAddress.TryParse(address.Host, out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any, address.Port);
            listener.Start();
        }
        catch (FormatException)
        {
            throw new StartProblemException($"'{url}' is no address; write it as http://127.0.0.1:5000.");
        }
        catch (SocketException failure)
        {
            throw new StartProblemException($"The address {url} cannot be had: {failure.Message}.");
        }
    }
}
