using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;

namespace CaseReferral.Volume;

/// <summary>Rows of a few hundred cases by table, with the audit rows their saves would have written.</summary>
public sealed class StoryRows(TrailSeal seal)
{
    private readonly Dictionary<Type, List<object>> byType = [];
    private readonly List<object> unaudited = [];
    private readonly Dictionary<string, int> overdue = [];
    private readonly Dictionary<(Guid Unit, HeldAs Heading), int> held = [];

    public IReadOnlyList<object> Of(Type type) => byType.TryGetValue(type, out var rows) ? rows : [];
    public int Count => byType.Values.Sum(r => r.Count);
    /// <summary>How many limits are counted as what.</summary>
    public IReadOnlyDictionary<string, int> Overdue => overdue;
    /// <summary>How many hand-offs a unit holds under which heading.</summary>
    public IReadOnlyDictionary<(Guid Unit, HeldAs Heading), int> Held => held;

    public void Add(params ReadOnlySpan<object> rows)
    {
        foreach (var row in rows)
        {
            Keep(row);
            if (row is Handoff handoff)
            {
                Seal(handoff);
                foreach (var part in handoff.Events.Concat<object>(handoff.Clocks))
                    Keep(part);
                unaudited.Add(row);
            }
            else if (row is Core.Persons.PersonIdentity identity)
            {
                foreach (var part in identity.NameTokens)
                    Keep(part);
                unaudited.Add(row);
            }
            else if (row is not CaseEvent)
            {
                unaudited.Add(row);
            }
        }
    }

    /// <summary>One "Added" per entity and one "Modified" per move, in the chain of the case, as its saves write them.</summary>
    public void Audit(Case @case, DateTime at, Actor actor)
    {
        var head = new ChainHead(ChainKeys.OfCase(@case.Id), @case.Serial);
        foreach (var row in unaudited)
        {
            Chain(head, at, actor, new(AuditKind.Added, row.GetType().Name, Key(row)) { CaseId = @case.Id });
            if (row is Handoff handoff)
                foreach (var e in handoff.Events)
                    Chain(head, e.At, actor, new(AuditKind.Modified, nameof(Handoff), Key(row)) { CaseId = @case.Id, HandoffId = handoff.Id, Changes = $$"""{"Status":["{{e.From}}","{{e.To}}"]}""" });
        }
        Keep(head);
        unaudited.Clear();
    }

    private void Chain(ChainHead head, DateTime at, Actor actor, AuditNote note)
    {
        var entry = new AuditEntry(actor, at, note);
        entry.Place(head, seal);
        head.Advance(entry);
        Keep(entry);
    }

    private void Seal(Handoff handoff)
    {
        string? before = null;
        foreach (var e in handoff.Events.OrderBy(e => e.Number))
        {
            e.Seal(before, seal);
            before = e.Hash;
        }
        handoff.Sealed(before);
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
        if (row is IUrgedClock { CountedAs: { } standing } && standing != OverdueStanding.Never)
            overdue[standing] = overdue.GetValueOrDefault(standing) + 1;
        if (row is Handoff { HolderId: { } holder } live)
            held[(holder, HeldStates.Of(live.Status)!.Value)] = held.GetValueOrDefault((holder, HeldStates.Of(live.Status)!.Value)) + 1;
        if (!byType.TryGetValue(row.GetType(), out var rows))
            byType[row.GetType()] = rows = [];
        rows.Add(row);
    }
}
