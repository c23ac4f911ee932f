using System.Collections.Concurrent;

namespace CaseReferral.Web.Tests.Protection;

/// <summary>Notices the files in which the framework would lay down a large upload, in clear, while it is read.</summary>
internal sealed class SpillWatch : IDisposable
{
    private readonly FileSystemWatcher watcher = new(Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") ?? Path.GetTempPath(), "ASPNETCORE_*");

    public SpillWatch()
    {
        watcher.Created += (_, e) => Files.Enqueue(e.Name!);
        watcher.EnableRaisingEvents = true;
    }

    public ConcurrentQueue<string> Files { get; } = [];

    public void Dispose() => watcher.Dispose();
}
