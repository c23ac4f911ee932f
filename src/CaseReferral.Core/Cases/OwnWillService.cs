using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>
/// 本人意愿: what the person herself wants, written down by the unit that has her in care or by her police. It changes no
/// stage; it stands in the record and in the timeline for everybody who decides about her.
/// </summary>
public sealed class OwnWillService(AppDbContext db, TimeProvider time)
{
    public async Task RecordAsync(Guid caseId, int version, string? text, CancellationToken token)
    {
        var @case = await db.CaseAsync(caseId, token);
        if (!db.Actor.May(Permissions.NeedsDecide) || (Sides.Of(db.Actor, @case) & (Side.Owner | Side.Police)) == 0)
            throw new NotPermittedException(Permissions.NeedsDecide);
        await db.RequireOpenAsync(caseId, @case.PersonId, Permissions.NeedsDecide, time.GetUtcNow().UtcDateTime, token);
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidInputException([new("OwnWill", "Error.Required")]);
        if (text.Length > CaseWriter.MaxText)
            throw new InvalidInputException([new("OwnWill", "Error.TooLong", $"{CaseWriter.MaxText}")]);
        await db.ExpectAsync(@case, version, token);
        @case.Touch();
        var record = await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == caseId, token);
        record.OwnWill = text.Trim();
        db.Add(@case.Note("OwnWillRecorded", db.Actor, time.GetUtcNow().UtcDateTime, record.OwnWill));
        await db.SaveCaseAsync(caseId, token);
    }
}
