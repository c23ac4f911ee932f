using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Clocks;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaseReferral.Web.Features.Calendar;

/// <summary>A whole year's list.</summary>
public sealed record YearForm
{
    [Display(Name = "Field.CalendarBasis")] public string? Basis { get; init; }
    [Display(Name = "Field.CalendarLines"), DataType(DataType.MultilineText)] public string? Lines { get; init; }
}

/// <summary>One more day of a known year.</summary>
public sealed record DayForm
{
    public int Version { get; init; }
    [Display(Name = "Field.CalendarDate")] public DateOnly? Date { get; init; }
    [Display(Name = "Field.CalendarKind")] public DayKind? Kind { get; init; }
    [Display(Name = "Field.CalendarBasis")] public string? Basis { get; init; }

    /// <summary>For the page only; never bound from a request.</summary>
    [BindNever] public CalendarYearPage? Page { get; private init; }

    public static DayForm Of(CalendarYearPage page, DayForm? typed = null) => (typed ?? new()) with { Page = page, Version = page.Version };
}
