using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Privacy;

/// <summary>Consents of a case: written down by the unit that has her in care or by her police, and taken back.</summary>
public sealed class ConsentService(AppDbContext db, Grants grants, TimeProvider time)
{
    public const int MaxText = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <exception cref="InvalidInputException">Something is missing, or the wrong one consents.</exception>
    public async Task RecordAsync(Guid caseId, int version, ConsentInput input, CancellationToken token)
    {
        var @case = await db.PrivacyCaseAsync(caseId, version, Now, token);
        var errors = Check(input).ToList();
        if (!await db.Set<Organisation>().AnyAsync(o => o.Id == input.OrganisationId && o.IsActive && o.Nature == OrganisationNature.NonState, token))
            errors.Add(new(nameof(input.OrganisationId), "Error.ChooseUnit"));
        if (await WrongGiverAsync(@case, input, token) is { } wrong)
            errors.Add(new(nameof(input.Giver), wrong));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        db.Add(new Consent(caseId, input, db.Actor, Now));
        db.Add(@case.Note("ConsentRecorded", db.Actor, Now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    /// <summary>
    /// Takes a consent back: no further disclosure, the receiving unit is told, what was lawfully done before stays
    /// (个人信息保护法 Art. 15).
    /// </summary>
    /// <exception cref="NotFoundException">No such consent, or withdrawn already.</exception>
    public async Task WithdrawAsync(Guid caseId, Guid consentId, int version, string? reason, CancellationToken token)
    {
        var @case = await db.PrivacyCaseAsync(caseId, version, Now, token);
        var consent = await db.Set<Consent>().FirstOrDefaultAsync(c => c.Id == consentId && c.CaseId == caseId && c.WithdrawnOn == null, token)
            ?? throw new NotFoundException(nameof(Consent));
        if (PrivacyText.Problem("Reason", reason, MaxText) is { } problem)
            throw new InvalidInputException([problem]);
        var now = Now;
        consent.Withdraw(ChinaTime.LocalDate(now), reason!, db.Actor);
        foreach (var handoff in await grants.StopAsync(consent, now, token))
            db.Add(new OutboxMessage("consent.withdrawn", handoff.Number, handoff.Id, caseId, handoff.ToOrganisationId, now));
        db.Add(@case.Note("ConsentWithdrawn", db.Actor, now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    private IEnumerable<FieldError> Check(ConsentInput input)
    {
        if (input.Giver is not (Speaker.Person or Speaker.Guardian))
            yield return new(nameof(input.Giver), "Error.Choose");
        if (PrivacyText.Problem(nameof(input.GiverName), input.GiverName, 100) is { } name)
            yield return name;
        if (PrivacyText.Problem(nameof(input.Purpose), input.Purpose, MaxText) is { } purpose)
            yield return purpose;
        if (input.GivenOn is not { } on)
            yield return new(nameof(input.GivenOn), "Error.Required");
        else if (on > ChinaTime.LocalDate(Now))
            yield return new(nameof(input.GivenOn), "Error.InFuture");
        if (input.Groups == FieldGroup.None || (input.Groups & (DisclosureMatrix.NeverSelectable | FieldGroup.Handoffs)) != 0)
            yield return new(nameof(input.Groups), "Error.Choose");
    }

    /// <summary>Under 14 only the guardian consents; nobody speaks for an adult unless a court has said that she cannot.</summary>
    private async Task<string?> WrongGiverAsync(Case @case, ConsentInput input, CancellationToken token)
    {
        var (person, on) = (await db.Set<Person>().SingleAsync(p => p.Id == @case.PersonId, token), input.GivenOn ?? ChinaTime.LocalDate(Now));
        var facts = new PersonFacts { AgeYears = person.AgeOn(on), IsMinor = person.IsMinorOn(on) };
        return input.Giver switch
        {
            Speaker.Person when ConsentRules.NeedsGuardian(facts) => "Error.Consent.Guardian",
            Speaker.Guardian when !facts.IsMinor && !input.IsIncapable => "Error.Consent.Herself",
            _ => null,
        };
    }
}
