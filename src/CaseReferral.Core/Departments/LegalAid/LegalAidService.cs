using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>Records decision, lawyer and end; the limit for naming the lawyer counts from the decision, in the caller's save.</summary>
public sealed class LegalAidService
{
    /// <exception cref="RuleBrokenException">HardshipIsNoGround, MinorsLawyerForMinor, AidEndsOnLegalGround and their like.</exception>
    /// <exception cref="InvalidInputException">A lawyer who is not, or no longer, in the centre's register.</exception>
    public async Task SaveAsync(HandoffMove move, LegalAidDetails details, CancellationToken token)
    {
        var record = await move.Db.Set<LegalAidRecord>().FirstOrDefaultAsync(r => r.HandoffId == move.Handoff.Id, token);
        details = await NamedAsync(move, record, details, token);
        if (LegalAidKind.Objection(details, move.Facts.Person.IsMinor) is { } objection)
            throw new RuleBrokenException([objection]);
        if (record is null)
            move.Db.Add(record = new LegalAidRecord(move.Handoff.Id, move.Case.Id));
        var (known, objected, ended, follow) = (record.DecidedOn, record.ObjectedOn, record.EndedOn, AidFollowUp.Of(record));
        record.Write(details);
        await follow.FollowAsync(move, AidFollowUp.Of(record), token);
        if (details.EndedOn is not null && ended is null)
            TellEnd(move);
        await ObjectionsAsync(move, details, objected, token);
        if (record.DecidedOn is { } on && on != known && details.Decision != "refused")
            await CountFromAsync(move, on, token);
    }

    /// <summary>Name and flag are the register's on the day of the assignment: a later change there changes no record.</summary>
    private static async Task<LegalAidDetails> NamedAsync(HandoffMove move, LegalAidRecord? record, LegalAidDetails details, CancellationToken token)
    {
        if (details.LawyerId is not { } id)
            return details with { Lawyer = null, LawyerForMinors = false };
        if (record?.LawyerId == id)
            return details with { Lawyer = record.Lawyer, LawyerForMinors = record.LawyerForMinors };
        var lawyer = await move.Db.Set<Lawyer>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.IsActive, token)
            ?? throw new InvalidInputException([new(nameof(details.LawyerId), "Error.Choose")]);
        return details with { Lawyer = lawyer.Name, LawyerForMinors = lawyer.ForMinors };
    }

    /// <summary>Whoever sent her and whoever looks after her must know that nobody acts for her any more.</summary>
    private static void TellEnd(HandoffMove move)
    {
        foreach (var unit in new[] { move.Handoff.FromOrganisationId, move.Case.OwnerOrganisationId }.Distinct())
            move.Db.Add(new OutboxMessage("handoff.AidEnded", move.Handoff.Number, move.Handoff.Id, move.Case.Id, unit, move.Now).About(move.Handoff.OfficerOf(unit)));
    }

    private static async Task ObjectionsAsync(HandoffMove move, LegalAidDetails details, DateOnly? known, CancellationToken token)
    {
        if (details.ObjectedOn is { } since && since != known)
            move.Db.Add(new CaseClock(move.Case, LegalAidKind.ObjectionClock, "法律援助法第四十九条", move.Handoff.ToOrganisationId, Term.CalendarDays(5), ChinaTime.ToUtc(since.ToDateTime(TimeOnly.MinValue)), move.Calendar));
        if (details.ObjectionDecidedOn is not null)
            await move.Db.EndClocksAsync(move.Case.Id, [LegalAidKind.ObjectionClock], move.Now, token);
    }

    private static async Task CountFromAsync(HandoffMove move, DateOnly decided, CancellationToken token)
    {
        await move.Db.Entry(move.Handoff).Collection(h => h.Clocks).LoadAsync(token);
        move.Handoff.CountClockFrom(ChinaTime.ToUtc(decided.ToDateTime(TimeOnly.MinValue)), move.Calendar);
    }
}
