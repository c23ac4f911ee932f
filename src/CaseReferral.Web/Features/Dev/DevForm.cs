using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Dev;

/// <summary>One field of every kind.</summary>
public sealed class DevForm
{
    [Display(Name = "Dev.IdNumber"), StringLength(20)]
    public string? IdNumber { get; set; }

    [Display(Name = "Dev.Name"), Required, StringLength(40, MinimumLength = 2)]
    public string? Name { get; set; }

    [Display(Name = "Dev.Born")]
    public DateOnly? Born { get; set; }

    [Display(Name = "Dev.At"), Required]
    public TimeOnly? At { get; set; }

    [Display(Name = "Dev.Age"), Range(0, 120)]
    public int? Age { get; set; }

    [Display(Name = "Dev.Urgency"), Required]
    public Urgency? Urgency { get; set; }

    [Display(Name = "Dev.Status"), Required]
    public HandoffStatus? Status { get; set; }

    [Display(Name = "Dev.Groups")]
    public List<Urgency> Groups { get; set; } = [];

    [Display(Name = "Dev.Note"), StringLength(500)]
    public string? Note { get; set; }

    [Display(Name = "Dev.Told")]
    public bool Told { get; set; }

    [Display(Name = "Dev.File")]
    public IFormFile? File { get; set; }
}
