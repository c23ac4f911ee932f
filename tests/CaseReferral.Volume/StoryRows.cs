using System.Text.Json;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;

namespace CaseReferral.Volume;

/// <summary>Rows of a few hundred cases by table, with the audit rows their saves would have written.</summary>
public sealed class StoryRows
{
    private readonly Dictionary<Type, List<object>> byType = [];
    private readonly List<object> unaudited = [];

    public IReadOnlyList<object> Of(Type type) => byType.TryGetValue(type, out var rows) ? rows : [];
    public int Count => byType.Values.Sum(r => r.Count);

    public void Add(params ReadOnlySpan<object> rows)
    {
        foreach (var row in rows)
        {
            Keep(row);
            if (row is Handoff handoff)
            {
                foreach (var part in handoff.Events.Concat<object>(handoff.Clocks))
                    Keep(part);
                unaudited.Add(row);
            }
            else if (row is not CaseEvent)
            {
                unaudited.Add(row);
            }
        }
    }

    /// <summary>One "Added" per entity and one "Modified" per move, as a save writes them.</summary>
    public void Audit(DateTime at, Actor actor)
    {
        foreach (var row in unaudited)
        {
            Keep(new AuditEntry(at, actor, row.GetType().Name, Key(row), "Added", null));
            if (row is Handoff handoff)
                foreach (var e in handoff.Events)
                    Keep(new AuditEntry(e.At, actor, nameof(Handoff), Key(row), "Modified", JsonSerializer.Serialize(
                        new Dictionary<string, string[]> { [nameof(Handoff.Status)] = [$"{e.From}", $"{e.To}"], [nameof(Handoff.EventCount)] = [$"{e.Number - 1}", $"{e.Number}"] })));
        }
        unaudited.Clear();
    }

    private static string Key(object row) => row switch
    {
        Entity entity => $"{entity.Id}",
        Core.Persons.PersonIdentity identity => $"{identity.PersonId}",
        Core.Rescues.SamplingRecord sampling => $"{sampling.CaseId}",
        ICaseScoped scoped => $"{scoped.CaseId}",
        _ => "",
    };

    private void Keep(object row)
    {
        if (!byType.TryGetValue(row.GetType(), out var rows))
            byType[row.GetType()] = rows = [];
        rows.Add(row);
    }
}
