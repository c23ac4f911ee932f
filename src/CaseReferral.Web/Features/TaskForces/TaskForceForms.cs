using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.TaskForces;

/// <summary>One line about a duty.</summary>
public sealed record DutyForm
{
    public int Version { get; set; }
    [Display(Name = "TaskForce.Duty"), Required] public string? Duty { get; init; }
    [Display(Name = "TaskForce.Officer"), Required, StringLength(50)] public string? Officer { get; init; }
    [Display(Name = "TaskForce.Text"), StringLength(TaskForceService.MaxText)] public string? Text { get; init; }
    [Display(Name = "TaskForce.NextOn"), Required] public DateOnly? NextOn { get; init; }
}

/// <summary>The hand-over to another head.</summary>
public sealed record HeadForm
{
    public int Version { get; set; }
    [Display(Name = "TaskForce.NewHead"), Required, StringLength(50)] public string? Name { get; init; }
    [Display(Name = "Rescue.HeadRank"), Required] public HeadRank? Rank { get; init; }
    [Display(Name = "TaskForce.Reason"), Required, StringLength(TaskForceService.MaxText)] public string? Reason { get; init; }
    [Display(Name = "TaskForce.SignedOn"), Required] public DateOnly? SignedOn { get; init; }
    [Display(Name = "TaskForce.BothSigned")] public bool BothSigned { get; init; }
}

/// <summary>What is confirmed before the force stands down.</summary>
public sealed record StandDownForm
{
    public int Version { get; set; }
    [Display(Name = "TaskForce.Solved")] public bool Solved { get; init; }
    [Display(Name = "TaskForce.NobodyAtLarge")] public bool NobodyAtLarge { get; init; }
    [Display(Name = "TaskForce.NobodyMissing")] public bool NobodyMissing { get; init; }
}

/// <summary>The head, the duties and their history.</summary>
public sealed record TaskForcePage(
    Guid Id, string Number, string Alias, int Version, RescueRecord Record, IReadOnlyList<TaskForceEntry> Entries, IReadOnlyList<HeadChange> Heads);

/// <summary>A form with what its heading needs.</summary>
public sealed record TaskForceFormPage<TForm>(Guid Id, string Number, string Alias, TForm Form);
