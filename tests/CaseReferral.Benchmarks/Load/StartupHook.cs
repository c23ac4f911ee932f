using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Tells whoever connects to the loopback port CR_GAUGE how many bytes this process has allocated so far and how often it
/// collected. The runtime calls it by this name; the measured application knows nothing of it.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("CR_GAUGE"), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            new Thread(() => Tell(port)) { IsBackground = true, Name = "gauge" }.Start();
    }

    private static void Tell(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            using var caller = listener.AcceptTcpClient();
            var line = string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes(true)} {GC.CollectionCount(0)} {GC.CollectionCount(2)}\n");
            caller.GetStream().Write(Encoding.ASCII.GetBytes(line));
        }
    }
}
