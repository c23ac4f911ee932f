using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Access;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Web.Features.Matrix;

/// <summary>The table as it stands.</summary>
public sealed record MatrixPage(FieldMatrix Matrix)
{
    public bool IsChanged => Matrix.Changes.Any();

    public static bool MayChange(Department department, FieldGroup group) => DisclosureMatrix.Choices(department, group).Count > 1;

    public bool Differs(Department department, FieldGroup group) => Matrix.Level(department, group) != DisclosureMatrix.Level(department, group);

    public static string Address(Department department, FieldGroup group) => $"/matrix/cells/{department}/{group}".ToLowerInvariant();
}

/// <summary>One cell with what it may become.</summary>
public sealed record CellPage(MatrixCell Cell, IReadOnlyList<AccessLevel> Choices, CellForm Form);

/// <summary>The new level, and why.</summary>
public sealed record CellForm
{
    /// <summary>Of the last change the page knew.</summary>
    public int Version { get; init; }
    [Required, Display(Name = "Matrix.Level")] public AccessLevel? Level { get; init; }
    [Required, StringLength(GrantService.MaxReason), Display(Name = "Field.GrantReason")] public string? Reason { get; init; }
}

/// <summary>The page that brings everything back.</summary>
public sealed record ResetPage(ResetForm Form, FieldMatrix Matrix);

/// <summary>Why everything goes back to what was agreed.</summary>
public sealed record ResetForm
{
    public int Version { get; init; }
    [Required, StringLength(GrantService.MaxReason), Display(Name = "Field.GrantReason")] public string? Reason { get; init; }
}

/// <summary>One page of the history, the newest first.</summary>
public sealed record MatrixHistory(IReadOnlyList<MatrixChangeRow> Rows, int? Next, bool IsFirst)
{
    public const int Size = 25;
}

/// <summary>One change, with who made it.</summary>
public sealed record MatrixChangeRow(MatrixChange Change, string Officer);
