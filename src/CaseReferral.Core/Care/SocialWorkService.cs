using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Care;

/// <summary>Records social-work services of the institution that has the person in care (notice 一.3).</summary>
public sealed class SocialWorkService(AppDbContext db, TimeProvider time)
{
    public const int MaxNote = 500, MaxWorker = 50, MaxMinutes = 480;
    /// <summary>A bought service needs a separate consent on record.</summary>
    public const string ConsentRule = "PurchasedServiceHasConsent";

    /// <exception cref="InvalidInputException">Something is wrong; each at its field.</exception>
    /// <exception cref="RuleBrokenException">Bought from an organisation without the person's, or for a child her guardian's, separate consent (个人信息保护法 Arts. 29, 31).</exception>
    public async Task RecordAsync(Guid caseId, int version, SocialWorkInput input, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var @case = await db.CareCaseAsync(caseId, version, now, token);
        CareGate.Demand([.. Wrong(input, ChinaTime.LocalDate(now))]);
        if (input.ProviderId is { } provider)
            await RequireConsentAsync(@case, provider, ChinaTime.LocalDate(now), token);
        db.Add(new SocialWork(caseId, input, db.Actor.Name, now));
        db.Add(@case.Note("SocialWorkRecorded", db.Actor, now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    /// <summary>Organisations outside the state from which a service may be bought.</summary>
    public static IQueryable<Organisation> Providers(AppDbContext db) =>
        db.Set<Organisation>().AsNoTracking().Where(o => o.Nature == OrganisationNature.NonState && o.IsActive);

    private async Task RequireConsentAsync(Case @case, Guid provider, DateOnly today, CancellationToken token)
    {
        if (!await Providers(db).AnyAsync(o => o.Id == provider, token))
            throw new InvalidInputException([new(nameof(SocialWorkInput.ProviderId), "Error.ChooseUnit")]);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == @case.PersonId, token);
        var consents = await db.Set<Consent>().AsNoTracking().Where(c => c.CaseId == @case.Id && c.OrganisationId == provider).ToListAsync(token);
        var guardian = ConsentRules.NeedsGuardian(HandoffFactsLoader.PersonFactsOf(person, null, today));
        if (ConsentRules.Find(consents, FieldGroup.Identity, guardian).Missing is { } missing)
            throw new RuleBrokenException([new Reason(ConsentRule, [missing])]);
    }

    private static IEnumerable<FieldError> Wrong(SocialWorkInput input, DateOnly today)
    {
        if (!SocialWork.ServiceCodes.Contains(input.Service))
            yield return new(nameof(input.Service), "Error.Choose");
        if (input.On is null)
            yield return new(nameof(input.On), "Error.Required");
        else if (input.On > today)
            yield return new(nameof(input.On), "Error.InFuture");
        else if (input.On.Value.Year < RescueCheck.EarliestYear)
            yield return new(nameof(input.On), "Error.TooEarly", $"{RescueCheck.EarliestYear}");
        if (input.Minutes is not (>= 1 and <= MaxMinutes))
            yield return new(nameof(input.Minutes), "Error.SocialWork.Minutes", $"{MaxMinutes}");
        if (string.IsNullOrWhiteSpace(input.Worker))
            yield return new(nameof(input.Worker), "Error.Required");
        if (input.NextOn < today)
            yield return new(nameof(input.NextOn), "Error.PlanDate");
    }
}
