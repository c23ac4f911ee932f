using System.Globalization;
using System.Text.RegularExpressions;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

/// <summary>docs/tasks.md: what is promised of every department's commonest tasks.</summary>
public static partial class TaskTable
{
    /// <summary>
    /// Every row before hers in a list costs two keys more, and how many there are depends on which journey came first: as much as
    /// a full page of rows breaks no promise.
    /// </summary>
    private const int KeysMore = 50;

    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "docs/tasks.md");

    [GeneratedRegex(@"^\| (?<task>[^|]+) \| (?<pages>\d+) \| (?<keys>\d+) \|$")]
    private static partial Regex Row();

    /// <summary>The departments, in the order of the headings.</summary>
    public static IEnumerable<string> Departments => File.ReadLines(Path).Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]);

    /// <summary>The journey did these tasks in this order, on the pages and with the keys that are stated.</summary>
    public static void Check(string department, IReadOnlyList<TaskDone> done)
    {
        var lines = File.ReadAllLines(Path);
        var first = Array.IndexOf(lines, "## " + department) + 1;
        Assert.True(first > 0, $"docs/tasks.md has no section {department}.");
        var rows = Enumerable.Range(first, lines.Length - first).TakeWhile(i => !lines[i].StartsWith("## ", StringComparison.Ordinal)).Where(i => Row().IsMatch(lines[i])).ToList();
        if (Environment.GetEnvironmentVariable(Golden.Variable) == "1")
        {
            foreach (var (row, task) in rows.Zip(done))
                lines[row] = task.ToString();
            File.WriteAllText(Path, string.Join('\n', lines) + "\n");
            return;
        }
        Assert.Equal(rows.Select(i => Row().Match(lines[i]).Groups["task"].Value), done.Select(t => t.Task));
        foreach (var (row, task) in rows.Select(i => Row().Match(lines[i])).Zip(done))
        {
            Assert.True(task.Pages == Number(row, "pages"), $"{department}: {task}, but docs/tasks.md states {row.Value}");
            Assert.True(task.Keys <= Number(row, "keys") + KeysMore, $"{department}: {task}, but docs/tasks.md states {row.Value}");
        }
    }

    private static int Number(Match row, string name) => int.Parse(row.Groups[name].Value, CultureInfo.InvariantCulture);
}

/// <summary>A task as it was done.</summary>
/// <param name="Task">Its name in docs/tasks.md.</param>
/// <param name="Pages">Opened after the inbox, the last one included.</param>
/// <param name="Keys">Pressed to get about and to choose.</param>
public sealed record TaskDone(string Task, int Pages, int Keys)
{
    public override string ToString() => $"| {Task} | {Pages} | {Keys} |";
}
