using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.FollowUps;

/// <summary>What is wrong with a form, and whether those she lives with are, or are like, her buyer.</summary>
public sealed record VisitChecked(IReadOnlyList<FieldError> Errors, bool BuyerSuspected);

/// <summary>What a visit's form lacks, and the facts its rules look at.</summary>
public sealed class VisitCheck(AppDbContext db, BuyerCheck buyers, FollowUpOptions options)
{
    /// <summary>Longest name, number or address.</summary>
    public const int MaxName = 200;
    /// <summary>Longest line of the form.</summary>
    public const int MaxText = 2000;

    /// <summary>Everything wrong at once; the rules are asked when the fields they look at are there.</summary>
    /// <param name="case">The case.</param>
    /// <param name="input">The form.</param>
    /// <param name="earlier">The entry it corrects; null for a new one.</param>
    /// <param name="since">The day follow-up began.</param>
    /// <param name="now">UTC.</param>
    /// <param name="token">Cancels.</param>
    public async Task<VisitChecked> CheckAsync(Case @case, VisitInput input, Visit? earlier, DateOnly? since, DateTime now, CancellationToken token)
    {
        var errors = Lacking(input, earlier is not null).Concat(TooLong(input)).ToList();
        if (errors.Exists(e => e.Field is nameof(input.VisitedOn) or nameof(input.Risk) or nameof(input.Contact)))
            return new(errors, false);
        var facts = await FactsAsync(@case, input, earlier, since, now, token);
        var broken = VisitRules.OnForm.Where(r => !r.Rule.Holds(facts) && !errors.Exists(e => e.Field == r.Field));
        return new([.. errors, .. broken.DistinctBy(r => r.Field).Select(r => new FieldError(r.Field, "Rule." + r.Rule.Name, [.. r.Rule.Details?.Invoke(facts) ?? []]))], facts.LivesWithBuyer || facts.ResemblesBuyer);
    }

    private async Task<VisitFacts> FactsAsync(Case @case, VisitInput input, Visit? earlier, DateOnly? since, DateTime now, CancellationToken token)
    {
        var row = await (from p in db.Set<Person>().AsNoTracking()
                         where p.Id == @case.PersonId
                         from r in db.Set<RescueRecord>().AsNoTracking().Where(r => r.CaseId == @case.Id)
                         select new { Person = p, Record = r }).SingleAsync(token);
        var person = HandoffFactsLoader.PersonFactsOf(row.Person, row.Record, input.VisitedOn!.Value);
        var verdict = await buyers.CompareAsync(@case.Id, new PersonMarks(input.LivesWithIdNumber, input.LivesWithPhone, input.Address, input.LivesWith), token);
        // What was like the buyer stays so: another name written over it clears nobody.
        var before = earlier is null ? null : await buyers.CompareAsync(@case.Id, new PersonMarks(earlier.LivesWithIdNumber, earlier.LivesWithPhone, earlier.Address, earlier.LivesWith), token);
        return Of(input) with
        {
            Stage = @case.Stage,
            Since = since,
            NextMonths = options.NextMonths,
            NowUtc = now,
            Today = ChinaTime.LocalDate(now),
            AgeYears = person.AgeYears,
            IsMinor = person.IsMinor,
            LivesWithBuyer = verdict.Exact,
            ResemblesBuyer = verdict.Near.Count > 0 || before is { IsClear: false },
            WasHigh = earlier?.Risk == RiskLevel.High,
            AgreedBefore = earlier?.NextOn,
            ReportedToPolice = input.ReportedToId is { } unit && await IsPoliceAsync(unit, token),
        };
    }

    /// <summary>What the form alone says.</summary>
    private static VisitFacts Of(VisitInput input) => new()
    {
        VisitedOn = input.VisitedOn!.Value,
        HeardAlone = input.HeardAlone,
        HasOwnWords = Has(input.OwnWords),
        HasNotHeardReason = Has(input.NotHeardReason),
        InDanger = input.Threats || input.Contact != DangerContact.Nobody,
        HasSafetyNote = Has(input.SafetyNote),
        Care = input.Care,
        Risk = input.Risk!.Value,
        NextOn = input.NextOn,
        HasSituation = ReportSituations.Codes.Contains(input.ReportSituation),
        ReportedAtUtc = input.ReportedAt,
        HasReportText = Has(input.ReportText),
    };

    private async Task<bool> IsPoliceAsync(Guid unit, CancellationToken token) =>
        await db.Set<Organisation>().Where(o => o.Id == unit && o.IsActive).Select(o => (OrganisationKind?)o.Kind).FirstOrDefaultAsync(token) is { } kind
        && kind.Department() == Department.Police;

    private static IEnumerable<FieldError> Lacking(VisitInput input, bool corrects)
    {
        if (corrects && !Has(input.Correction))
            yield return new(nameof(input.Correction), "Error.Required");
        if (input.Method is not { } method || !Enum.IsDefined(method))
            yield return new(nameof(input.Method), "Error.Choose");
        if (input.VisitedOn is null)
            yield return new(nameof(input.VisitedOn), "Error.Required");
        if (!Has(input.Visitor))
            yield return new(nameof(input.Visitor), "Error.Required");
        if (!Has(input.LivesWith))
            yield return new(nameof(input.LivesWith), "Error.Required");
        if (input.Contact is not { } contact || !Enum.IsDefined(contact))
            yield return new(nameof(input.Contact), "Error.Choose");
        if (input.Care is { } care && !Enum.IsDefined(care))
            yield return new(nameof(input.Care), "Error.Choose");
        if (input.Risk is not { } risk || !Enum.IsDefined(risk))
            yield return new(nameof(input.Risk), "Error.Choose");
    }

    private static IEnumerable<FieldError> TooLong(VisitInput input) => typeof(VisitInput).GetProperties()
        .Where(p => p.PropertyType == typeof(string) && p.GetValue(input) is string text && text.Length > Longest(p.Name))
        .Select(p => new FieldError(p.Name, "Error.TooLong", $"{Longest(p.Name)}"));

    private static int Longest(string field) =>
        field is nameof(VisitInput.Visitor) or nameof(VisitInput.LivesWith) or nameof(VisitInput.LivesWithIdNumber) or nameof(VisitInput.LivesWithPhone) or nameof(VisitInput.Address)
            ? MaxName : MaxText;

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);
}
