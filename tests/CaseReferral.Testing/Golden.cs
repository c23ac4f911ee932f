using System.Text;

namespace CaseReferral.Testing;

/// <summary>
/// A generated text that a person has reviewed and that lies in the repository. A test fails when the program no longer
/// produces it; <c>CR_UPDATE_GOLDEN=1 dotnet test</c> writes it anew, and the change is reviewed like any other.
/// </summary>
public static class Golden
{
    public const string Variable = "CR_UPDATE_GOLDEN";
    private const int MaxLines = 40;

    /// <param name="path">From the root of the repository, with slashes.</param>
    /// <param name="actual">What the program produces now; lines end in \n.</param>
    /// <exception cref="GoldenException">It differs: the message shows how, and how to accept it.</exception>
    public static void Check(string path, string actual)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual, new UTF8Encoding(false));
            return;
        }
        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (expected != actual)
            throw new GoldenException($"{path} is not what the program says now (- reviewed, + now):\n{Difference(expected, actual)}\n"
                + $"If the change is meant, run the tests once with {Variable}=1 and review the file.");
    }

    private static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var lines = new List<string>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
                (i, j) = (i + 1, j + 1);
            else if (i >= before.Length || j < after.Length && Array.IndexOf(after, before[i], j) >= 0)
                lines.Add("+ " + after[j++]);
            else
                lines.Add("- " + before[i++]);
        }
        return string.Join('\n', lines.Take(MaxLines)) + (lines.Count > MaxLines ? $"\n… and {lines.Count - MaxLines} more lines" : "");
    }
}

/// <summary>A generated text differs from the reviewed one.</summary>
public sealed class GoldenException(string message) : Exception(message);
