using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Shared;

/// <summary>Sex and age in words, the age always with its certainty: estimated ages are told as "about".</summary>
public sealed class PersonWords(Texts texts)
{
    public string SexAge(string sex, int? age, AgeCertainty certainty) => $"{Name(CodeLists.Sex, sex)} {Age(age, certainty)}".Trim();

    public string WithCertainty(string sex, int? age, AgeCertainty certainty) =>
        texts["Person.WithCertainty", SexAge(sex, age, certainty), texts.Enum(certainty)];

    /// <summary>A code's name in the reader's language; the code itself when the list does not hold it.</summary>
    public string Name(CodeList list, string? code) =>
        list.Find(code) is { } item ? Texts.IsEnglish ? item.En : item.Zh : code ?? "";

    public string Region(Regions regions, string? code) =>
        Texts.IsEnglish && regions.Find(code) is { } region ? region.NameEn : regions.FullName(code);

    public string Age(int? age, AgeCertainty certainty) => age is not { } years ? texts["Person.AgeUnknown"]
        : texts[certainty == AgeCertainty.Estimated ? "Person.AboutYears" : "Person.Years", years];
}
