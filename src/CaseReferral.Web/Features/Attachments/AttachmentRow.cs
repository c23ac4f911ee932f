using CaseReferral.Core.Access;

namespace CaseReferral.Web.Features.Attachments;

/// <summary>One document in a list; the link works only for readers of its group. Origin: the merged case it came from.</summary>
public sealed record AttachmentRow(
    Guid Id, string Category, FieldGroup Group, string? FileName, string MediaType, long Bytes, string OfficerName, DateTime AddedAt, bool MayOpen,
    string? OriginNumber)
{
    public string? Description { get; init; }
    /// <summary>Which version it is, from 1.</summary>
    public int Number { get; init; } = 1;
}
