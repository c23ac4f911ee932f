using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseReferral.Web.Shell.Fields;

/// <summary>Everything that is known about one field when it is drawn.</summary>
internal sealed record Field(string Name, string Id, string Label, FieldLook Look)
{
    public required IReadOnlyList<string> Values { get; init; }

    public required IReadOnlyList<SelectListItem> Items { get; init; }

    public bool Optional { get; init; }

    public bool Inline { get; init; }

    /// <summary>A select starts empty, so that nothing is chosen by accident.</summary>
    public bool OffersNothing { get; init; }

    public string? Hint { get; init; }

    /// <summary>When it must be filled; null for a field that is always required or never.</summary>
    public string? When { get; init; }

    public string? Error { get; init; }

    public string? Unit { get; init; }

    public string? Width { get; init; }

    public int? MaxLength { get; init; }

    public int Rows { get; init; }

    public bool IsGroup => Look is FieldLook.Radios or FieldLook.Checks;

    public bool Counts => Look == FieldLook.Area && MaxLength is not null;

    public string HintId => Id + "-hint";

    public string WhenId => Id + "-when";

    public string ErrorId => Id + "-err";

    public string CountId => Id + "-count";

    public string OutId => Id + "-out";

    public string UnitId => Id + "-unit";

    public string Value => Values.Count > 0 ? Values[0] : "";

    /// <summary>The ids that describe the control, in reading order; null when there are none.</summary>
    public string? DescribedBy
    {
        get
        {
            string?[] ids =
            [
                When is null ? null : WhenId, Hint is null ? null : HintId, Error is null ? null : ErrorId, Unit is null ? null : UnitId,
                Counts ? CountId : null, Look == FieldLook.IdNumber ? OutId : null,
            ];
            var used = string.Join(' ', ids.Where(id => id is not null));
            return used.Length == 0 ? null : used;
        }
    }
}
