using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Papers;

/// <summary>A hand-off on paper: both units, the person in clear, the request, the documents that go with it.</summary>
public sealed record HandoffSheet(
    Handoff Handoff, Organisation From, Organisation To, string Officer, PaperPerson Person, IReadOnlyList<string> Documents)
{
    /// <summary>The hand-over of the person as the institution that took her recorded it; null while it did not, or for who may not read it.</summary>
    public HandedOver? HandedOver { get; init; }
}

/// <summary>When and where she was handed over, and what was not taken over as listed.</summary>
/// <param name="At">UTC; null when it is not recorded, like the others.</param>
public sealed record HandedOver(DateTime? At, string? Place, string? Remark);

/// <summary>Loads what the papers about a hand-off show; they differ in their view.</summary>
public abstract class HandoffPaperContent(AppDbContext db, PaperPersonQuery persons) : IPaperContent
{
    protected AppDbContext Db => db;

    public abstract string Kind { get; }
    public abstract string View { get; }

    public virtual async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var handoff = subject.Handoff!;
        var row = await (
            from f in db.Set<Organisation>()
            where f.Id == handoff.FromOrganisationId
            from t in db.Set<Organisation>().Where(t => t.Id == handoff.ToOrganisationId)
            from o in db.Set<Officer>().Where(o => o.Id == handoff.CreatedById)
            select new { From = f, To = t, Officer = o.DisplayName }).AsNoTracking().SingleAsync(token);
        var files = await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == handoff.CaseId).OrderBy(a => a.AddedAt)
            .Select(a => new { a.Category, a.Group }).Take(30).ToListAsync(token);
        var documents = files.Where(f => (handoff.Package & f.Group) != 0 && subject.View.MaySummary(f.Group)).Select(f => f.Category).Distinct();
        return new HandoffSheet(handoff, row.From, row.To, row.Officer, await persons.LoadAsync(subject, token), [.. documents]);
    }
}

/// <summary>转介单.</summary>
public sealed class ReferralSlipContent(AppDbContext db, PaperPersonQuery persons) : HandoffPaperContent(db, persons)
{
    public override string Kind => "referral-slip";
    public override string View => "_ReferralSlip";
}

/// <summary>移交清单.</summary>
public sealed class HandoverListContent(AppDbContext db, PaperPersonQuery persons) : HandoffPaperContent(db, persons)
{
    public override string Kind => "handover-list";
    public override string View => "_HandoverList";

    public override async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var sheet = (HandoffSheet)await base.LoadAsync(paper, subject, token);
        return !subject.View.May(FieldGroup.Placement) ? sheet : sheet with
        {
            HandedOver = await Db.Set<PlacementRecord>().AsNoTracking().Where(r => r.HandoffId == subject.Handoff!.Id)
                .Select(r => new HandedOver(r.HandedOverAt, r.HandoverPlace, r.HandoverRemark)).FirstOrDefaultAsync(token),
        };
    }
}

/// <summary>打拐解救儿童临时照料通知书.</summary>
public sealed class TemporaryCareNoticeContent(AppDbContext db, PaperPersonQuery persons) : HandoffPaperContent(db, persons)
{
    public override string Kind => "temporary-care-notice";
    public override string View => "_TemporaryCareNotice";
}
