using System.Net;

namespace CaseReferral.Core.Data;

/// <summary>Addresses of a server that runs beside the application.</summary>
public static class ThisMachine
{
    /// <summary>Whether a host of a connection string is this machine: by its name, a loopback address with or without a port, or a unix socket.</summary>
    public static bool Is(string host) => host.Trim() switch
    {
        ['/' or '@', ..] or "." or "(local)" => true,
        var name when name.StartsWith("(localdb)", StringComparison.OrdinalIgnoreCase) => true,
        var name => name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)
            || IPEndPoint.TryParse(name, out var end) && IPAddress.IsLoopback(end.Address),
    };
}
