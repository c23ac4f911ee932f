using CaseReferral.Testing;

namespace CaseReferral.Web.Tests.Shell;

/// <summary>The source files of the Web project, read from the working tree.</summary>
internal static class Sources
{
    public static string Web { get; } = Path.Combine(Repository.Root, "src", "CaseReferral.Web");

    public static IEnumerable<(string File, string Text)> Files(params string[] extensions) =>
        Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Where(file => !Path.GetRelativePath(Web, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(file => (Path.GetRelativePath(Web, file), File.ReadAllText(file)));
}
