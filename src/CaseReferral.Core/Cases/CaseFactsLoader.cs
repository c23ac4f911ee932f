using CaseReferral.Core.Assessment;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>Loads the facts of one case in one query; reads as the system, because a rule must know the truth.</summary>
public sealed class CaseFactsLoader(AppDbContext db, TimeProvider time)
{
    public async Task<CaseFacts> LoadAsync(Case @case, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var now = time.GetUtcNow().UtcDateTime;
        var row = await (
            from p in db.Set<Person>()
            where p.Id == @case.PersonId
            from r in db.Set<RescueRecord>().Where(r => r.CaseId == @case.Id)
            select new
            {
                Person = p,
                Record = r,
                Needs = db.Set<Need>().Where(n => n.CaseId == @case.Id).Select(n => new { n.Kind, n.Decision }).ToList(),
                Handoffs = db.Set<Handoff>().Where(h => h.CaseId == @case.Id && h.Status != HandoffStatus.Draft)
                    .Select(h => new { h.Kind, h.Serial, h.Status }).ToList(),
                // Only the two police certificates hold a case open; the other limits are reminders.
                Due = db.Set<CaseClock>().Where(k => k.CaseId == @case.Id && k.HolderId != null && k.DueAt <= now && k.Kind.StartsWith("certificate"))
                    .Select(k => k.Kind).ToList(),
            }).SingleAsync(token);
        var served = row.Handoffs.Where(h => h.Status is HandoffStatus.Closed or HandoffStatus.Unfulfilled).Select(h => h.Kind).ToHashSet();
        return OfEntry(@case, row.Person, row.Record, ChinaTime.LocalDate(now)) with
        {
            UndecidedLines = [.. row.Needs.Where(n => n.Decision == NeedDecision.Undecided).Select(n => n.Kind)],
            UnservedLines = [.. row.Needs.Where(n => n.Decision == NeedDecision.Needed && !served.Contains(n.Kind)).Select(n => n.Kind)],
            LiveHandoffs = [.. row.Handoffs.Where(h => h.Status < HandoffStatus.Closed).Select(h => Common.Serial.Format(h.Serial))],
            MissingCertificates = row.Due,
        };
    }

    /// <summary>The facts of an entry that is not stored yet.</summary>
    public static CaseFacts OfEntry(Case @case, Person person, RescueRecord record, DateOnly today) => new()
    {
        Stage = @case.Stage,
        SuspendedFrom = @case.SuspendedFrom,
        Person = HandoffFactsLoader.PersonFactsOf(person, record, today),
        IsFiled = record.FilingNumber is not null,
        MissingRescueFields = [.. record.Missing()],
        HeadNamed = record.HeadName is not null,
        HeadHighEnough = record.HeadHighEnough,
        LegalAidTold = record.LegalAidToldOn is not null,
        InterpreterArranged = record.InterpreterArranged,
    };
}
