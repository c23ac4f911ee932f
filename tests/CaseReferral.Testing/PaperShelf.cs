using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Testing;

/// <summary>One paper in a test: who issues it, about what; who may not; what it may say; and what it is not about yet.</summary>
/// <param name="Kind">Key of the paper.</param>
/// <param name="Issuer">Account of the unit that issues it.</param>
/// <param name="Other">Account of another unit that knows of the subject: 403; null when nobody else does.</param>
/// <param name="Shows">The marked texts it shows: these and no others.</param>
/// <param name="ReadyAsync">Brings about a subject of the paper.</param>
/// <param name="EarlyAsync">A subject in a state that does not issue it.</param>
public sealed record PaperTrial(
    string Kind, string Issuer, string? Other, IReadOnlyList<string> Shows, Func<Story, Task<Guid>> ReadyAsync, Func<Story, Task<Guid>> EarlyAsync)
{
    public override string ToString() => Kind;
}

/// <summary>Every official paper, and marked texts wherever a record can hold one.</summary>
public static class PaperShelf
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static IReadOnlyList<PaperTrial> All { get; } =
    [
        new("referral-slip", Story.Police, Story.Receiver, ["M-Name", "M-Request", "M-Basis"],
            s => s.HandoffAsync(HandoffStatus.Accepted), s => s.HandoffAsync(HandoffStatus.Draft)),
        new("handover-list", Story.Police, Story.Centre, ["M-Name", "M-Escort", "M-Belongings", "M-Health", "M-HandoverPlace", "M-HandoverRemark"],
            PlacementAsync, s => s.HandoffAsync(HandoffStatus.Accepted)),
        new("supplement-notice", Story.Receiver, Story.Police, ["M-Ask"],
            s => s.HandoffAsync(HandoffStatus.SupplementRequested), s => s.HandoffAsync(HandoffStatus.Received)),
        new("acceptance-notice", Story.Receiver, Story.Police, ["M-Accept"],
            s => s.HandoffAsync(HandoffStatus.Accepted), s => s.HandoffAsync(HandoffStatus.Received)),
        new("refusal-decision", Story.Receiver, Story.Police, ["M-Return"],
            s => s.HandoffAsync(HandoffStatus.Returned), s => s.HandoffAsync(HandoffStatus.Received)),
        new("legal-aid-form", Story.Police, Story.Receiver, ["M-Name", "M-Address", "M-Phone", "M-Request", "M-WorkUnit", "M-Income", "M-Property"],
            AppliedAsync, PlacementAsync),
        new("legal-aid-end", Story.Receiver, Story.Police, ["M-Name", "M-End"],
            EndedAsync, s => s.HandoffAsync(HandoffStatus.InProgress)),
        new("legal-aid-grant", Story.Receiver, Story.Police, ["M-Name", "M-Lawyer", "M-Matter"],
            s => s.HandoffAsync(HandoffStatus.InProgress), RefusedAsync),
        new("legal-aid-refusal", Story.Receiver, Story.Police, ["M-Name", "M-Ground"],
            RefusedAsync, s => s.HandoffAsync(HandoffStatus.InProgress)),
        new("temporary-care-notice", Story.Police, null, ["M-Name", "M-BodyMarks", "M-Health", "M-Belongings"],
            s => DraftAsync(s, 8), s => DraftAsync(s, 30)),
        new("placement-form", Story.Centre, Story.Police, ["M-Name", "M-Health", "M-Belongings", "M-Bed", "M-Carer", "M-CarerPhone", "M-CarerId", "M-CarerAddress", "M-CareNeeds"],
            PlacementAsync, AcceptedPlacementAsync),
        new("departure-form", Story.Centre, Story.Police, ["M-Name", "M-Destination", "M-LeaveEscort", "M-Collector", "M-LeaveNote"],
            LeftAsync, s => s.PlacedAsync()),
        new("household-list", Story.Centre, null, ["M-Name"], HouseholdAsync, PlacementAsync),
        new("closing-report", Story.Police, Story.Office, ["M-Name", "M-Summary", "M-Visits"], ClosedAsync, s => s.RescueAsync(30)),
        new("visit-sheet", Story.Centre, Story.Police, ["M-Name"], s => s.FollowedUpAsync(), s => s.PlacedAsync()),
        new("tracing-notice", Story.Centre, Story.Police, ["M-BodyMarks"], SoughtAsync, s => s.PlacedAsync()),
    ];

    private static async Task<Guid> PlacementAsync(Story story) => await PlacementOfAsync(story, await story.PlacedAsync());

    private static Task<Guid> PlacementOfAsync(Story story, Guid caseId) =>
        story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == caseId && h.Kind == PlacementKind.KeyName).Select(h => h.Id).SingleAsync());

    private static async Task<Guid> DraftAsync(Story story, int age) =>
        await story.SendAsync(await story.RescueAsync(age), PlacementKind.KeyName, Story.Police, age < 18 ? Story.Centre : "jiuzhu", send: false);

    private static async Task<Guid> AcceptedPlacementAsync(Story story)
    {
        var id = await story.RescueAsync();
        await story.AttachAsync(Story.Police, id, DocumentCategories.TemporaryCareNotice);
        var handoff = await story.SendAsync(id, PlacementKind.KeyName, Story.Police, Story.Centre);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Sign);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Accept);
        return handoff;
    }

    private static async Task<Guid> RefusedAsync(Story story)
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        await story.ServeAsync(id, new() { Decision = "refused", DecidedOn = story.Today, RefusalGround = "申请事项不属于法律援助范围" });
        return id;
    }

    private static async Task<Guid> EndedAsync(Story story)
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        await story.ServeAsync(id, new() { Decision = "granted", DecidedOn = story.Today, EndedOn = story.Today, EndGround = "own-lawyer", EndNote = "已自行委托律师" });
        return id;
    }

    private static async Task<Guid> AppliedAsync(Story story)
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var caseId = (await story.FindAsync(id))!.CaseId;
        return await story.ReadAsync(async db =>
        {
            db.Add(new LegalAidApplication(id, caseId));
            await db.SaveChangesAsync();
            return id;
        });
    }

    private static async Task<Guid> HouseholdAsync(Story story) =>
        await story.SendAsync(await story.PlacedAsync(), "household", Story.Centre, "nanwan-huzheng", send: false);

    private static async Task<Guid> ClosedAsync(Story story)
    {
        var id = await story.RescueAsync(30);
        await story.ActAsync(Story.Police, id, CaseAction.LeaveByOwnWill, new() { OwnWill = "本人要回家" });
        await story.DecideNeedsAsync(Story.Police, id);
        await story.ActAsync(Story.Police, id, CaseAction.BeginFollowUp);
        await story.ActAsync(Story.Police + "-lead", id, CaseAction.Close, new() { Text = "已回归", VisitsNote = "回访三次" });
        return id;
    }

    private static async Task<Guid> LeftAsync(Story story)
    {
        var id = await story.PlacedAsync();
        await story.LeaveAsync(id, new() { LeftOn = story.Today, Reason = "collected", Destination = "青禾县", Collector = "祖母", CollectorIdNumber = "999999195505050021", CollectorIdCopied = true });
        return id;
    }

    private static async Task<Guid> SoughtAsync(Story story)
    {
        var id = await story.PlacedAsync();
        await story.AttachAsync(Story.Centre, id, DocumentCategories.Photo, Picture, "照片.png");
        return id;
    }

    /// <summary>Writes a marked text into every free text of the subject's case.</summary>
    public static Task MarkAsync(Story story, Guid subjectId) => story.ReadAsync(async db =>
    {
        var caseId = await db.Set<Handoff>().Where(h => h.Id == subjectId).Select(h => (Guid?)h.CaseId).FirstOrDefaultAsync() ?? subjectId;
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == caseId);
        @case.WriteSummary("M-Summary", "M-Visits");
        var identity = await db.Set<PersonIdentity>().SingleAsync(i => i.PersonId == @case.PersonId);
        foreach (var (property, mark) in new[] { ("Name", "M-Name"), ("OtherNames", "M-OtherNames"), ("Phone", "M-Phone"), ("HouseholdAddress", "M-Address"), ("Relatives", "M-Relatives"), ("BodyMarks", "M-BodyMarks"), ("MismatchReason", "M-Mismatch") })
            db.Entry(identity).Property(property).CurrentValue = mark;
        var rescue = await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == caseId);
        (rescue.Place, rescue.Narrative, rescue.HealthNote, rescue.Belongings, rescue.Escort) = ("M-Place", "M-Narrative", "M-Health", "M-Belongings", "M-Escort");
        (rescue.FilingNumber, rescue.HeadName, rescue.OwnWill, rescue.ReunionNote, rescue.AbductedPlace) = ("M-Filing", "M-Head", "M-Will", "M-Reunion", "M-AbductedPlace");
        (rescue.Exploitation, rescue.AbductionMode, rescue.AbductedOn) = ("forced-labour", "deceived", "2019-05");
        foreach (var handoff in await db.Set<Handoff>().Where(h => h.CaseId == caseId).ToListAsync())
            handoff.Write(handoff.Urgency, "M-Request", handoff.Package, handoff.BasisCode, "M-Basis", null);
        foreach (var placement in await db.Set<PlacementRecord>().Where(p => p.CaseId == caseId).ToListAsync())
        {
            foreach (var (property, mark) in new[] { ("Bed", "M-Bed"), ("Carer", "M-Carer"), ("CarerIdNumber", "M-CarerId"), ("CarerPhone", "M-CarerPhone"), ("Address", "M-CarerAddress"), ("CareNeeds", "M-CareNeeds"), ("HandoverPlace", "M-HandoverPlace"), ("HandoverRemark", "M-HandoverRemark") })
                db.Entry(placement).Property(property).CurrentValue = mark;
        }
        foreach (var departure in await db.Set<Departure>().Where(d => d.CaseId == caseId).ToListAsync())
        {
            foreach (var (property, mark) in new[] { ("Destination", "M-Destination"), ("Escort", "M-LeaveEscort"), ("Collector", "M-Collector"), ("Note", "M-LeaveNote") })
                db.Entry(departure).Property(property).CurrentValue = mark;
        }
        foreach (var aid in await db.Set<LegalAidRecord>().Where(r => r.CaseId == caseId).ToListAsync())
        {
            foreach (var (property, mark) in new[] { ("Lawyer", "M-Lawyer"), ("MatterNote", "M-Matter"), ("RefusalGround", "M-Ground"), ("EndNote", "M-End") })
                db.Entry(aid).Property(property).CurrentValue = mark;
        }
        foreach (var application in await db.Set<LegalAidApplication>().Where(a => a.CaseId == caseId).ToListAsync())
        {
            foreach (var (property, mark) in new[] { ("WorkUnit", "M-WorkUnit"), ("OwnIncome", "M-Income"), ("Property", "M-Property") })
                db.Entry(application).Property(property).CurrentValue = mark;
        }
        return await db.SaveChangesAsync();
    });
}
