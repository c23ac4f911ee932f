using System.Reflection;
using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Records;

/// <summary>
/// What one department wrote down and another one was given in its package: the hospital reads where she lives, police whether
/// she has a lawyer. The hand-offs these records belong to are not the reader's, so they are read past the rows her unit may see,
/// and only those of a group that the projection opened for her.
/// </summary>
public sealed class OpenRecords(AppDbContext db, HandoffKinds kinds)
{
    /// <summary>Groups whose records travel. Identity, family and rescue stand on the pages of the case itself; DNA and the buyer never travel.</summary>
    public const FieldGroup Travelling = FieldGroup.Placement | FieldGroup.Health | FieldGroup.Legal | FieldGroup.Schooling | FieldGroup.Employment | FieldGroup.Certificates;

    /// <summary>A case has few hand-offs; more of one line than this are not looked through.</summary>
    private const int MaxHandoffs = 60;

    /// <summary>She lived with so many institutions at most that each has its section; earlier ones stand in the list of former places.</summary>
    private const int MaxOfLine = 5;

    /// <summary>
    /// Of each line whose records the view opens, at least as a summary line: the newest accepted hand-off that stands, of a line that hands
    /// the person on each of them, newest first. One that was called off or given back is shown where nothing else of the line was accepted,
    /// for what was done then is kept.
    /// </summary>
    public async Task<IReadOnlyList<OpenRecord>> OfCaseAsync(CaseView view, CancellationToken token)
    {
        var open = kinds.All.Where(k => view.MaySummary(GroupOf(k) & Travelling)).Select(k => k.Key).ToList();
        if (view.NeedsGrant || view.Role is null || open.Count == 0)
            return [];
        using var all = db.AsSystem();
        var rows = await (
            from h in db.Set<Handoff>().AsNoTracking()
            where h.CaseId == view.CaseId && h.AcceptedAt != null && h.Status != HandoffStatus.Void && open.Contains(h.Kind)
            join o in db.Set<Organisation>() on h.ToOrganisationId equals o.Id
            orderby h.Serial descending
            select new { Handoff = h, Unit = o.Name }).Take(MaxHandoffs).ToListAsync(token);
        return [.. rows.GroupBy(r => kinds[r.Handoff.Kind]).OrderBy(g => kinds.OrderOf(g.Key.Key))
            .SelectMany(g => Shown(g.Key, [.. g.Select(r => new OpenRecord(r.Handoff, GroupOf(g.Key), r.Unit))]))];
    }

    private static IEnumerable<OpenRecord> Shown(HandoffKind kind, IReadOnlyList<OpenRecord> newestFirst)
    {
        var standing = newestFirst.Where(r => Stands(r.Handoff.Status)).Take(kind.TakesOwnership ? MaxOfLine : 1).ToList();
        return standing.Count > 0 ? standing : newestFirst.Take(1);
    }

    private static bool Stands(HandoffStatus status) =>
        status is not (HandoffStatus.Returned or HandoffStatus.Withdrawn or HandoffStatus.Cancelled or HandoffStatus.Rerouted);

    /// <summary>Reads one of <see cref="OfCaseAsync"/>, in full where the view reads the group and not only its summary line.</summary>
    /// <param name="record">One of the case the view is of.</param>
    /// <param name="view">Of the case.</param>
    /// <param name="read">Loads the record of a hand-off; the second argument is whether in full.</param>
    public async Task<T> ReadAsync<T>(OpenRecord record, CaseView view, Func<Handoff, bool, Task<T>> read)
    {
        if (record.Handoff.CaseId != view.CaseId || !view.MaySummary(record.Group & Travelling))
            throw new NotPermittedException(Permissions.CaseRead);
        using var all = db.AsSystem();
        return await read(record.Handoff, view.May(record.Group));
    }

    /// <summary>The group of the typed record that stands beside the line (adding a department: <c>CraftsKind</c> keeps a <c>CraftsRecord</c>).</summary>
    public static FieldGroup GroupOf(HandoffKind kind)
    {
        var type = kind.GetType();
        var record = type.Assembly.GetType($"{type.Namespace}.{type.Name[..^"Kind".Length]}Record", throwOnError: true)!;
        return record.GetCustomAttribute<InGroupAttribute>()?.Group ?? FieldGroup.None;
    }
}

/// <summary>A record another department keeps, open to the reader.</summary>
/// <param name="Handoff">It belongs to.</param>
/// <param name="Group">Of the record.</param>
/// <param name="Unit">Name of the unit that keeps it.</param>
public sealed record OpenRecord(Handoff Handoff, FieldGroup Group, string Unit);
