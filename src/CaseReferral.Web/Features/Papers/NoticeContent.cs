using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Papers;

/// <summary>A step in writing, from the receiver to the sender: number and line of the hand-off, never the person.</summary>
public sealed record NoticeSheet(
    Handoff Handoff, HandoffEvent Act, string From, string To, string? Phone, string? Officer, string? Proposed, DateOnly Sent, DateTime? Due)
{
    public DateOnly On => ChinaTime.LocalDate(Act.At);
}

/// <summary>Loads the notices; they differ in the step, in whose limit they name and in their view.</summary>
public abstract class NoticeContent(AppDbContext db) : IPaperContent
{
    public abstract string Kind { get; }
    public abstract string View { get; }

    /// <summary>The limit that the step has started.</summary>
    protected abstract ClockStep Step { get; }

    public async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var (handoff, act) = (subject.Handoff!, subject.Act!);
        var row = await (
            from f in db.Set<Organisation>()
            where f.Id == handoff.FromOrganisationId
            from t in db.Set<Organisation>().Where(t => t.Id == handoff.ToOrganisationId)
            select new
            {
                From = f.Name,
                To = t.Name,
                t.Phone,
                Officer = db.Users.Where(o => o.Id == handoff.ResponsibleOfficerId).Select(o => o.DisplayName).FirstOrDefault(),
                Proposed = db.Set<Organisation>().Where(o => o.Id == handoff.ProposedOrganisationId).Select(o => o.Name).FirstOrDefault(),
                Due = db.Set<HandoffClock>().Where(c => c.HandoffId == handoff.Id && c.Step == Step).OrderByDescending(c => c.StartedAt)
                    .Select(c => (DateTime?)c.DueAt).FirstOrDefault(),
            }).SingleAsync(token);
        return new NoticeSheet(
            handoff, act, row.From, row.To, row.Phone, row.Officer, row.Proposed, ChinaTime.LocalDate(handoff.SentAt!.Value), row.Due);
    }
}

/// <summary>补正通知书.</summary>
public sealed class SupplementNoticeContent(AppDbContext db) : NoticeContent(db)
{
    public override string Kind => "supplement-notice";
    public override string View => "_SupplementNotice";
    protected override ClockStep Step => ClockStep.Supply;
}

/// <summary>受理通知书.</summary>
public sealed class AcceptanceNoticeContent(AppDbContext db) : NoticeContent(db)
{
    public override string Kind => "acceptance-notice";
    public override string View => "_AcceptanceNotice";
    protected override ClockStep Step => ClockStep.Finish;
}

/// <summary>不予受理决定书.</summary>
public sealed class RefusalDecisionContent(AppDbContext db) : NoticeContent(db)
{
    public override string Kind => "refusal-decision";
    public override string View => "_RefusalDecision";
    protected override ClockStep Step => ClockStep.Act;
}
