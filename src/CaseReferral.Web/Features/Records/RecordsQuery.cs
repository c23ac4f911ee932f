using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Records;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Records;

/// <summary>Loads the records of one field group; one group at a time, so that the page never asks more often than a fixed number.</summary>
public sealed class RecordsQuery(AppDbContext db, Disclosure disclosure, OpenRecords records, IEnumerable<IRecordSummary> summaries)
{
    /// <param name="caseId">The case.</param>
    /// <param name="wanted">The group to show; the first that has a record where this one has none.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotFoundException">Not hers to know.</exception>
    /// <exception cref="NotPermittedException">She sees the case's header only.</exception>
    public async Task<RecordsPage> LoadAsync(Guid caseId, FieldGroup wanted, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (view.Role is null || view.NeedsGrant)
            throw new NotPermittedException(Permissions.CaseRead);
        var head = await (
            from c in db.Set<Case>()
            where c.Id == caseId
            join p in db.Set<Person>() on c.PersonId equals p.Id
            select new { c.Serial, p.Alias }).SingleAsync(token);
        var open = await records.OfCaseAsync(view, token);
        var groups = open.Select(r => r.Group).Distinct().Order().ToList();
        var shown = groups.Contains(wanted) ? wanted : groups.FirstOrDefault();
        var sections = new List<RecordSection>();
        foreach (var record in open.Where(r => r.Group == shown))
            sections.Add(await SectionAsync(record, view, token));
        return new(caseId, Serial.Format(head.Serial), head.Alias, groups, shown, view.Role == AccessRole.Party, sections);
    }

    private async Task<RecordSection> SectionAsync(OpenRecord record, CaseView view, CancellationToken token)
    {
        var summary = summaries.Single(s => s.Kind == record.Handoff.Kind);
        var model = await records.ReadAsync(record, view, (handoff, full) => summary.LoadAsync(handoff, full && summary.TravelsInFull, token));
        return new(record.Handoff, record.Unit, $"/Features/Departments/{summary.Folder}/_Summary.cshtml",
            model is null ? null : summary.Cut(model, view), view.May(record.Group) && summary.TravelsInFull);
    }
}

/// <summary>What the departments wrote down, as far as it is the reader's.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Of the case.</param>
/// <param name="Alias">Of the person.</param>
/// <param name="Groups">Groups with a record the reader may see.</param>
/// <param name="Shown">The one shown; none when there is no record.</param>
/// <param name="IsGiven">She reads what a package brought her, not a case of her own.</param>
/// <param name="Sections">One per line, or per institution she lived with.</param>
public sealed record RecordsPage(
    Guid CaseId, string Number, string Alias, IReadOnlyList<FieldGroup> Groups, FieldGroup Shown, bool IsGiven, IReadOnlyList<RecordSection> Sections);

/// <summary>The record of one line.</summary>
/// <param name="Handoff">It belongs to.</param>
/// <param name="Unit">That keeps it.</param>
/// <param name="View">Partial that shows it.</param>
/// <param name="Model">Null before anything was written.</param>
/// <param name="Full">She reads it in full, not only its summary line.</param>
public sealed record RecordSection(Core.Handoffs.Handoff Handoff, string Unit, string View, object? Model, bool Full);
