using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Care;

namespace CaseReferral.Web.Features.Care;

/// <summary>One service as the institution's social worker writes it down.</summary>
public sealed record SocialWorkForm
{
    public int Version { get; init; }
    [Display(Name = "SocialWork.Service"), Required(ErrorMessage = "Error.Choose")] public string? Service { get; init; }
    [Display(Name = "SocialWork.On"), Required] public DateOnly? On { get; init; }
    [Display(Name = "SocialWork.Minutes"), Required] public int? Minutes { get; init; }
    [Display(Name = "SocialWork.Provider")] public Guid? ProviderId { get; init; }
    [Display(Name = "SocialWork.Worker"), Required, StringLength(SocialWorkService.MaxWorker)] public string? Worker { get; init; }
    [Display(Name = "SocialWork.Note"), StringLength(SocialWorkService.MaxNote)] public string? Note { get; init; }
    [Display(Name = "SocialWork.NextOn")] public DateOnly? NextOn { get; init; }

    public SocialWorkInput ToInput() => new() { Service = Service, On = On, Minutes = Minutes, ProviderId = ProviderId, Worker = Worker, Note = Note, NextOn = NextOn };
}

/// <summary>The services given, and the form for one more.</summary>
/// <param name="Head">Of the case.</param>
/// <param name="Rows">Newest first.</param>
/// <param name="Counts">How often each service was given, of all.</param>
/// <param name="Providers">Organisations a service may be bought from; ids and names.</param>
/// <param name="Form">Null for who only reads.</param>
public sealed record SocialWorkPage(
    CareHead Head, IReadOnlyList<SocialWork> Rows, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<KeyValuePair<Guid, string>> Providers, SocialWorkForm? Form);
