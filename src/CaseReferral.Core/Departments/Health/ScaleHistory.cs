namespace CaseReferral.Core.Departments.Health;

/// <summary>One entry with what it holds, and the difference to the one before it of the same scale; null for the first.</summary>
public sealed record ScaleLine(ScaleResult Result, ScaleContent Content, decimal? Change);

/// <summary>The entries of one scale that stand, the newest first.</summary>
/// <param name="Scale">Code of one of <see cref="Scales"/>.</param>
/// <param name="Name">Of a scale known by name alone.</param>
/// <param name="Lines">At least one.</param>
public sealed record ScaleGroup(string Scale, string? Name, IReadOnlyList<ScaleLine> Lines);

/// <summary>
/// The filled scales of one hand-off, in the order of the follow-up. What was replaced counts neither as an earlier result
/// nor in a difference, and stays readable.
/// </summary>
public sealed record ScaleHistory(IReadOnlyList<ScaleGroup> Groups, IReadOnlyList<ScaleLine> Replaced)
{
    /// <summary>Scales whose newest entry says that she thinks of harming herself.</summary>
    public IEnumerable<ScaleLine> Risks => Groups.Select(g => g.Lines[0]).Where(l => l.Content.IsRisk);

    public static ScaleHistory Of(IEnumerable<ScaleResult> results)
    {
        // An erased file has entries that say nothing any more.
        var all = results.Where(r => !string.IsNullOrEmpty(r.Content)).Select(r => new ScaleLine(r, ScaleContent.Read(r.Content!), null)).ToList();
        var replaced = all.Select(l => l.Result.ReplacesId).OfType<Guid>().ToHashSet();
        var groups = from line in all
                     where !replaced.Contains(line.Result.Id)
                     group line by (line.Content.Scale, line.Content.Name) into g
                     let lines = g.OrderBy(l => l.Result.On).ThenBy(l => l.Result.RecordedAt).ThenBy(l => l.Result.Id).ToList()
                     orderby Place(g.Key.Scale), g.Key.Name
                     select new ScaleGroup(g.Key.Scale, g.Key.Name, [.. lines.Select((l, i) => i == 0 ? l : l with { Change = l.Content.Total - lines[i - 1].Content.Total }).Reverse()]);
        return new([.. groups], [.. all.Where(l => replaced.Contains(l.Result.Id)).OrderByDescending(l => l.Result.RecordedAt)]);
    }

    /// <summary>Each scale keeps its place on the page; those known by name come last.</summary>
    private static int Place(string scale) => Scales.Find(scale) is { } known ? Scales.All.ToList().IndexOf(known) : Scales.All.Count;

    /// <summary>The entry of this id; null when there is none.</summary>
    public ScaleLine? Find(Guid id) => Groups.SelectMany(g => g.Lines).Concat(Replaced).FirstOrDefault(l => l.Result.Id == id);

    /// <summary>It was corrected: a further correction begins at the entry that stands.</summary>
    public bool IsReplaced(Guid id) => Replaced.Any(l => l.Result.Id == id);
}
