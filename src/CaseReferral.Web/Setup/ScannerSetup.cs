using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CaseReferral.Core.Attachments;

namespace CaseReferral.Web.Setup;

/// <summary>Settings of section "Scanner": the ClamAV daemon that looks at every upload. Off without an address.</summary>
public sealed class ScannerOptions
{
    /// <summary>host:port, or the path of a unix socket (/run/clamav/clamd.ctl).</summary>
    public string? Address { get; set; }

    /// <summary>The longest an upload waits for the verdict.</summary>
    public int Seconds { get; set; } = 15;
}

/// <summary>Chooses the scanner by the settings; what they cannot mean ends the start with a sentence.</summary>
internal static class ScannerSetup
{
    public static void AddScanner(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Scanner").Get<ScannerOptions>() ?? new();
        if (options.Seconds is < 1 or > 300)
            throw new StartProblemException($"Scanner:Seconds is {options.Seconds}; it must lie between 1 and 300.");
        services.AddSingleton<IFileScanner>(string.IsNullOrWhiteSpace(options.Address) ? new NoScanner()
            : new ClamdScanner(EndPointOf(options.Address), TimeSpan.FromSeconds(options.Seconds)));
    }

    private static EndPoint EndPointOf(string address)
    {
        if (address.StartsWith('/'))
            return new UnixDomainSocketEndPoint(address);
        var at = address.LastIndexOf(':');
        if (at < 1 || !ushort.TryParse(address.AsSpan(at + 1), CultureInfo.InvariantCulture, out var port))
            throw new StartProblemException($"Scanner:Address is \"{address}\"; it must be host:port, or the path of a unix socket.");
        var host = address[..at].Trim('[', ']');
        return IPAddress.TryParse(host, out var ip) ? new IPEndPoint(ip, port) : new DnsEndPoint(host, port, AddressFamily.InterNetwork);
    }
}
