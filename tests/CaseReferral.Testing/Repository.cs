namespace CaseReferral.Testing;

/// <summary>The working tree the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CaseReferral.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("No CaseReferral.sln above the tests.");
        return folder.FullName;
    }
}
