namespace CaseReferral.Web.Features.Supervision;

/// <summary>Overdue limits of one unit that stand alike.</summary>
public sealed record UnitGroup(Guid HolderId, string Name, int Rung, bool Rests, int Count)
{
    public SupervisionState State => SupervisionStates.Of(Rung, Rests);
}

/// <summary>What an office's region has overdue, summed by unit and by state in one pass.</summary>
public sealed class SupervisionUnits
{
    private readonly Dictionary<Guid, UnitCount> units = [];
    private readonly Dictionary<SupervisionState, int> counts = Enum.GetValues<SupervisionState>().ToDictionary(s => s, _ => 0);

    public SupervisionUnits(IEnumerable<UnitGroup> groups)
    {
        foreach (var group in groups)
        {
            var ordered = group.State == SupervisionState.Ordered ? group.Count : 0;
            units[group.HolderId] = units.TryGetValue(group.HolderId, out var known)
                ? known with { Count = known.Count + group.Count, Ordered = known.Ordered + ordered }
                : new(group.HolderId, group.Name, group.Count, ordered);
            counts[group.State] += group.Count;
            counts[SupervisionState.All] += group.Count;
        }
        All = [.. units.Values.OrderByDescending(u => u.Count).ThenBy(u => u.Name, StringComparer.Ordinal)];
    }

    public IReadOnlyDictionary<SupervisionState, int> Counts => counts;

    /// <summary>The unit with most first.</summary>
    public IReadOnlyList<UnitCount> All { get; }

    public string NameOf(Guid unit) => units.TryGetValue(unit, out var known) ? known.Name : "";
}
