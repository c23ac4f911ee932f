using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

/// <summary>What cannot be true in a rescue entry, whatever the form: pure, every wrong field at once.</summary>
public static class RescueCheck
{
    public const int MaxNarrative = 20_000;

    public static IReadOnlyList<FieldError> Check(RescueEntry entry, DateTime now) =>
        [.. Shared(entry, now), .. entry.Persons.SelectMany((p, i) => Person(p, entry, i, now))];

    private static IEnumerable<FieldError> Shared(RescueEntry entry, DateTime now)
    {
        if (entry.Persons.Count is 0 or > RescueService.MaxPersons)
            yield return new("Persons", "Error.PersonCount", $"{RescueService.MaxPersons}");
        if (entry.RescuedAt > now)
            yield return new(nameof(entry.RescuedAt), "Error.InFuture");
        if (entry.LegalAidToldOn > ChinaTime.LocalDate(now))
            yield return new(nameof(entry.LegalAidToldOn), "Error.InFuture");
    }

    private static IEnumerable<FieldError> Person(RescuedPerson person, RescueEntry entry, int i, DateTime now)
    {
        string Field(string name) => $"Persons[{i}].{name}";
        var rescued = ChinaTime.LocalDate(entry.RescuedAt ?? now);
        if (person.BirthDate > rescued)
            yield return new(Field(nameof(person.BirthDate)), "Error.BornAfterRescue");
        if (person.BirthDate < rescued.AddYears(-130))
            yield return new(Field(nameof(person.BirthDate)), "Error.BornTooLongAgo");
        if (person.Age is < 0 or > 130)
            yield return new(Field(nameof(person.Age)), "Error.AgeRange");
        if (person.BirthDate is null && person.Age is null)
            yield return new(Field(nameof(person.BirthDate)), "Error.AgeOrBirth");
        if (person.Narrative?.Length > MaxNarrative)
            yield return new(Field(nameof(person.Narrative)), "Error.TooLong", $"{MaxNarrative}");
    }
}
