using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Reference;

namespace CaseReferral.Core.Rescues;

/// <summary>What cannot be true in a rescue entry, whatever the form: pure, every wrong field at once.</summary>
public static class RescueCheck
{
    public const int MaxNarrative = 20_000;
    /// <summary>The first year of the oldest anti-trafficking files a city may enter later; an earlier date is a slip.</summary>
    public const int EarliestYear = 1980;

    public static IReadOnlyList<FieldError> Check(RescueEntry entry, DateTime now) =>
        [.. Shared(entry, now), .. entry.Persons.SelectMany((p, i) => Person(p, entry, i, now))];

    private static IEnumerable<FieldError> Shared(RescueEntry entry, DateTime now)
    {
        if (entry.Persons.Count is 0 or > RescueService.MaxPersons)
            yield return new("Persons", "Error.PersonCount", $"{RescueService.MaxPersons}");
        if (entry.RescuedAt > now)
            yield return new(nameof(entry.RescuedAt), "Error.InFuture");
        foreach (var error in Told(entry.LegalAidToldOn, entry.PrivacyToldOn, ChinaTime.LocalDate(now)))
            yield return error;
    }

    /// <summary>The days on which the person was told her rights.</summary>
    public static IEnumerable<FieldError> Told(DateOnly? legalAid, DateOnly? privacy, DateOnly today)
    {
        foreach (var (field, day) in new[] { (nameof(RescueEntry.LegalAidToldOn), legalAid), (nameof(RescueEntry.PrivacyToldOn), privacy) })
        {
            if (day > today)
                yield return new(field, "Error.InFuture");
            if (day?.Year < EarliestYear)
                yield return new(field, "Error.TooEarly", $"{EarliestYear}");
        }
    }

    private static IEnumerable<FieldError> Person(RescuedPerson person, RescueEntry entry, int i, DateTime now)
    {
        string Field(string name) => $"Persons[{i}].{name}";
        if (Birth(person.BirthDate, ChinaTime.LocalDate(entry.RescuedAt ?? now)) is { } wrong)
            yield return new(Field(nameof(person.BirthDate)), wrong);
        if (person.Age is < 0 or > MaxAge)
            yield return new(Field(nameof(person.Age)), "Error.AgeRange");
        if (person.BirthDate is null && person.Age is null)
            yield return new(Field(nameof(person.BirthDate)), "Error.AgeOrBirth");
        if (person.Narrative?.Length > MaxNarrative)
            yield return new(Field(nameof(person.Narrative)), "Error.TooLong", $"{MaxNarrative}");
    }

    /// <summary>How she was taken, completed after the entry.</summary>
    public static IEnumerable<FieldError> Taking(TakingUpdate taking, DateOnly today)
    {
        if (taking.AbductionMode.Given() is { } mode && CodeLists.AbductionMode.Find(mode) is null)
            yield return new(nameof(taking.AbductionMode), "Error.Choose");
        if (taking.Exploitation.Given() is { } form && CodeLists.Exploitation.Find(form) is null)
            yield return new(nameof(taking.Exploitation), "Error.Choose");
        if (string.CompareOrdinal(taking.AbductedOn, $"{today:yyyy-MM-dd}") > 0)
            yield return new(nameof(taking.AbductedOn), "Error.InFuture");
        if (taking.Transfers is < 0 or > MaxTransfers)
            yield return new(nameof(taking.Transfers), "Error.Transfers");
        if (taking.Narrative?.Length > MaxNarrative)
            yield return new(nameof(taking.Narrative), "Error.TooLong", $"{MaxNarrative}");
    }

    private const int MaxTransfers = 99;

    /// <summary>三.7: sampled, entered into the database and compared in this order, none of it in the future; the result needs its date.</summary>
    public static IEnumerable<FieldError> Sampling(SamplingUpdate update, DateOnly today)
    {
        if (update.SampledOn > today)
            yield return new(nameof(update.SampledOn), "Error.InFuture");
        if (update.SampledOn?.Year < EarliestYear)
            yield return new(nameof(update.SampledOn), "Error.TooEarly", $"{EarliestYear}");
        if (update.DatabaseEntryOn > today || update.DatabaseEntryOn < update.SampledOn || update.DatabaseEntryOn > update.ComparedOn)
            yield return new(nameof(update.DatabaseEntryOn), "Error.EnteredDate");
        if (update.DatabaseEntryOn?.Year < EarliestYear)
            yield return new(nameof(update.DatabaseEntryOn), "Error.TooEarly", $"{EarliestYear}");
        if (update.Result is not null && !SamplingRecord.Results.Contains(update.Result))
            yield return new(nameof(update.Result), "Error.Choose");
        if (update.ComparedOn > today || update.ComparedOn < update.SampledOn)
            yield return new(nameof(update.ComparedOn), "Error.ComparedDate");
        if (update.ComparedOn is null != update.Result is null)
            yield return new(nameof(update.Result), "Error.ResultAndDate");
    }

    /// <summary>What is wrong with a birth date, as a key; null when it can be true.</summary>
    public static string? Birth(DateOnly? born, DateOnly rescued) =>
        born > rescued ? "Error.BornAfterRescue" : born < rescued.AddYears(-MaxAge) ? "Error.BornTooLongAgo" : null;

    private const int MaxAge = 130;
}
