namespace CaseReferral.Testing;

/// <summary>The table scripts/nodes.sh prints: it names the file in CR_NODES, and the tests of two nodes add their rows.</summary>
public static class NodesTable
{
    private static readonly Lock Door = new();
    private static readonly string? Path = Environment.GetEnvironmentVariable("CR_NODES") is { Length: > 0 } path ? path : null;

    /// <summary>Everything is run, also what takes too long for every run of all tests.</summary>
    public static bool IsWanted => Path is not null;

    /// <summary>Adds what a test counted; nothing where no table is printed.</summary>
    public static void Add(string test, string counted)
    {
        if (Path is null)
            return;
        lock (Door)
            File.AppendAllText(Path, $"{test}|{counted}\n");
    }
}
