namespace CaseReferral.Web.Features.Supervision;

/// <summary>Overdue limits of one unit, by where they stand on the ladder.</summary>
public sealed record UnitCount(Guid Id, string Name, int Count, int NotUrged, int Urged, int Answered, int Circular)
{
    public int Ordered => Count - NotUrged - Urged - Answered - Circular;

    public int In(SupervisionState state) => state switch
    {
        SupervisionState.NotUrged => NotUrged,
        SupervisionState.Urged => Urged,
        SupervisionState.Ordered => Ordered,
        SupervisionState.Answered => Answered,
        SupervisionState.Circular => Circular,
        _ => Count,
    };
}

/// <summary>The units with something overdue, the one with most first.</summary>
public sealed class SupervisionUnits(IEnumerable<UnitCount> units)
{
    public IReadOnlyList<UnitCount> All { get; } = [.. units.OrderByDescending(u => u.Count).ThenBy(u => u.Name, StringComparer.Ordinal)];

    public int In(SupervisionState state) => All.Sum(u => u.In(state));

    public string NameOf(Guid unit) => All.FirstOrDefault(u => u.Id == unit)?.Name ?? "";
}
