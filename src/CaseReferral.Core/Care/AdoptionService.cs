using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Care;

/// <summary>Records the steps of an adoption, each in its turn and none while the lock holds.</summary>
public sealed class AdoptionService(AppDbContext db, TimeProvider time)
{
    public const int MaxNumber = 60;
    /// <summary>A step comes after the one before it.</summary>
    public const string OrderRule = "AdoptionStepInTurn";

    /// <exception cref="RuleBrokenException">The lock holds, or the step is not the next one.</exception>
    /// <exception cref="InvalidInputException">Something is wrong; each at its field.</exception>
    public async Task RecordAsync(Guid caseId, int version, AdoptionInput input, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var @case = await db.CareCaseAsync(caseId, version, now, token);
        var facts = await FactsAsync(@case, token);
        if (AdoptionChain.Locked(facts) is { Count: > 0 } reasons)
            throw new RuleBrokenException(reasons);
        if (!AdoptionStep.StepCodes.Contains(input.Step))
            throw new InvalidInputException([new(nameof(input.Step), "Error.Choose")]);
        if (AdoptionChain.Next(facts) != input.Step)
            throw new RuleBrokenException([new Reason(OrderRule)]);
        CareGate.Demand([.. Wrong(input, facts)]);
        db.Add(new AdoptionStep(caseId, input, db.Actor.Name, now));
        db.Add(@case.Note("AdoptionStepRecorded", db.Actor, now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    private static IEnumerable<FieldError> Wrong(AdoptionInput input, AdoptionFacts facts)
    {
        var earliest = AdoptionChain.Earliest(facts, input.Step!);
        if (input.On is null)
            yield return new(nameof(input.On), "Error.Required");
        else if (input.On > facts.Today)
            yield return new(nameof(input.On), "Error.InFuture");
        else if (input.On < earliest)
            yield return new(nameof(input.On), "Error.Adoption.Early", $"{earliest:yyyy-MM-dd}");
        if (string.IsNullOrWhiteSpace(input.DocumentNumber))
            yield return new(nameof(input.DocumentNumber), "Error.Required");
        if (input.Step == "agreement" && !input.ReturnClause)
            yield return new(nameof(input.ReturnClause), "Error.Adoption.Return");
    }

    /// <summary>What the lock looks at: two commands.</summary>
    public async Task<AdoptionFacts> FactsAsync(Case @case, CancellationToken token)
    {
        var row = await (from p in db.Set<Person>().AsNoTracking()
                         where p.Id == @case.PersonId
                         select new
                         {
                             Person = p,
                             Guardians = db.Set<RescueRecord>().Where(r => r.CaseId == @case.Id).Select(r => r.Guardians).FirstOrDefault(),
                             Entered = db.Set<CaseClock>().Where(c => c.CaseId == @case.Id && c.Kind == "certificate-12m").Min(c => (DateTime?)c.StartedAt),
                             First = db.Set<Attachment>().Where(a => a.CaseId == @case.Id && a.Category == DocumentCategories.CertificateOneMonth).Min(a => (DateTime?)a.AddedAt),
                             Notice = db.Set<Attachment>().Where(a => a.CaseId == @case.Id && a.Category == DocumentCategories.TracingNotice).Min(a => (DateTime?)a.AddedAt),
                             Last = db.Set<Attachment>().Where(a => a.CaseId == @case.Id && a.Category == DocumentCategories.CertificateTwelveMonths).Max(a => (DateTime?)a.AddedAt),
                         }).SingleAsync(token);
        var today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
        return new AdoptionFacts
        {
            Today = today,
            IsMinor = row.Person.IsMinorOn(today),
            Guardians = row.Guardians ?? "searching",
            EnteredOn = Day(row.Entered),
            FirstCertificateOn = Day(row.First),
            NoticeOn = Day(row.Notice),
            LastCertificateOn = Day(row.Last),
            Steps = await db.Set<AdoptionStep>().Where(s => s.CaseId == @case.Id).ToDictionaryAsync(s => s.Step, s => s.On, token),
        };
    }

    private static DateOnly? Day(DateTime? utc) => utc is { } at ? ChinaTime.LocalDate(at) : null;
}
