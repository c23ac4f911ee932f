using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Health;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>A filled scale as it is typed; which scale it is says the address, the total of a built-in one the server.</summary>
public sealed record ScaleForm
{
    public int Version { get; init; }
    public List<string?> Answers { get; init; } = [];
    [Display(Name = "Health.Scale.Name"), StringLength(ScaleCheck.MaxName)] public string? Name { get; init; }
    [Display(Name = "Health.Scale.Total")] public decimal? Total { get; init; }
    [Display(Name = "Health.Scale.Reading"), StringLength(ScaleCheck.MaxText)] public string? Reading { get; init; }
    [Display(Name = "Health.Scale.SafetyAction"), StringLength(ScaleCheck.MaxText)] public string? SafetyAction { get; init; }
    [Display(Name = "Health.Scale.On")] public DateOnly? On { get; init; }
    [Display(Name = "Health.Scale.Assessor"), StringLength(ScaleCheck.MaxAssessor)] public string? Assessor { get; init; }
    [Display(Name = "Health.Scale.Provider")] public string? Provider { get; init; }
    [Display(Name = "Health.Scale.Asked")] public string? Asked { get; init; }
    [Display(Name = "Health.Scale.Edition"), StringLength(ScaleCheck.MaxEdition)] public string? Edition { get; init; }
    [Display(Name = "Health.Scale.Reason"), StringLength(ScaleCheck.MaxText)] public string? Reason { get; init; }

    /// <summary>The earlier entry as a proposal for its correction.</summary>
    public static ScaleForm Of(ScaleLine line) => new()
    {
        Answers = [.. line.Content.Answers.Select(a => $"{a}")],
        Name = line.Content.Name,
        Total = line.Content.Total,
        Reading = line.Content.Reading,
        SafetyAction = line.Content.SafetyAction,
        On = line.Result.On,
        Assessor = line.Content.Assessor,
        Provider = line.Content.Provider,
        Asked = line.Content.Asked,
        Edition = line.Content.Edition,
    };

    /// <summary>To be shown: with the version of now, and a place for every item whether it was answered or not.</summary>
    public ScaleForm For(Scale? scale, int version) =>
        this with { Version = version, Answers = [.. Enumerable.Range(0, scale?.Items ?? 0).Select(i => Answers.ElementAtOrDefault(i))] };

    public ScaleEntry ToEntry(string scale) => new()
    {
        Scale = scale,
        Answers = Answers,
        Name = Name,
        Total = Total,
        Reading = Reading,
        SafetyAction = SafetyAction,
        On = On,
        Assessor = Assessor,
        Provider = Provider,
        Asked = Asked,
        Edition = Edition,
        Reason = Reason,
    };
}
