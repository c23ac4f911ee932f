using System.IO.MemoryMappedFiles;

namespace CaseReferral.Testing;

/// <summary>
/// The clock of a test in processes of their own: eight bytes of a file that all have in memory. The program itself knows
/// nothing of it; <see cref="StartupHook"/> puts it in the place of the machine's.
/// </summary>
public sealed class SharedClock : TimeProvider, IDisposable
{
    internal const string Variable = "CR_TEST_CLOCK";

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor ticks;
    private readonly string path;

    internal SharedClock(string path)
    {
        this.path = path;
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, sizeof(long));
        ticks = file.CreateViewAccessor();
    }

    /// <summary>Goes wherever this one goes.</summary>
    public static SharedClock Following(FakeClock clock)
    {
        var shared = new SharedClock(Path.Combine(Path.GetTempPath(), $"casereferral-clock-{Guid.CreateVersion7():N}"));
        shared.Show(clock.GetUtcNow());
        clock.Moved += shared.Show;
        return shared;
    }

    /// <summary>What a process is started with that is to go by it.</summary>
    public (string Name, string Value)[] Environment =>
        [(Variable, path), ("DOTNET_STARTUP_HOOKS", typeof(SharedClock).Assembly.Location)];

    public override DateTimeOffset GetUtcNow() => new(ticks.ReadInt64(0), TimeSpan.Zero);

    private void Show(DateTimeOffset moment) => ticks.Write(0, moment.UtcTicks);

    public void Dispose()
    {
        ticks.Dispose();
        file.Dispose();
        File.Delete(path);
    }
}
