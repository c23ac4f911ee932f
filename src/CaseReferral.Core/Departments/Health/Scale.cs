namespace CaseReferral.Core.Departments.Health;

/// <summary>A range of totals, both ends included, and the code of what it means.</summary>
public sealed record ScaleBand(string Code, int From, int To);

/// <summary>
/// A questionnaire whose items may be shown without a licence: how its answers become a total, and what the total means. It
/// screens; a diagnosis is the clinician's.
/// </summary>
/// <param name="Code">Stored, and part of the page's address.</param>
/// <param name="Items">Number of items; the words of item n are the text Health.Item.{code}.{n}.</param>
/// <param name="MaxAnswer">Each item is answered 0 to this.</param>
/// <param name="Bands">From 0 to the highest total, without a gap.</param>
public sealed record Scale(string Code, int Items, int MaxAnswer, IReadOnlyList<ScaleBand> Bands)
{
    /// <summary>Number of the item that asks about harm to oneself: any answer but 0 is acted on at once, whatever the total.</summary>
    public int? SafetyItem { get; init; }

    /// <summary>Youngest age in completed years the scale was made for.</summary>
    public int FromAge { get; init; } = 18;

    /// <summary>Groups of its items with a pattern of their own; none for most scales.</summary>
    public IReadOnlyList<ScaleCluster> Clusters { get; init; } = [];

    /// <summary>An item answered with this or more counts as a symptom of its cluster.</summary>
    public const int SymptomFrom = 2;

    public int MaxTotal => Items * MaxAnswer;

    /// <summary>Sum of the answers.</summary>
    /// <exception cref="ArgumentException">Not one answer in range for each item: such a form has no total.</exception>
    public int Total(IReadOnlyList<int> answers) => answers.Count == Items && answers.All(IsAnswer)
        ? answers.Sum()
        : throw new ArgumentException($"{Code} has {Items} answers from 0 to {MaxAnswer}.", nameof(answers));

    /// <summary>Code of the band of a total.</summary>
    public string Band(int total) => Bands.Single(b => total >= b.From && total <= b.To).Code;

    public bool IsAnswer(int answer) => answer >= 0 && answer <= MaxAnswer;

    /// <summary>The person thinks of harming herself.</summary>
    public bool IsRisk(IReadOnlyList<int> answers) => SafetyItem is { } item && answers[item - 1] > 0;

    /// <summary>Sum and symptoms of each cluster; empty without clusters, and for answers that are not whole.</summary>
    public IReadOnlyList<ClusterScore> Score(IReadOnlyList<int> answers) => answers.Count != Items ? [] :
        [.. Clusters.Select(c => (Cluster: c, Own: answers.Skip(c.From - 1).Take(c.To - c.From + 1).ToList()))
            .Select(c => new ClusterScore(c.Cluster, c.Own.Sum(), c.Own.Count(a => a >= SymptomFrom)))];

    /// <param name="age">Completed years on the day of the answers; null when not known.</param>
    public bool Suits(int? age) => age is null || age >= FromAge;
}
