namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Pager</c>: by cursor, so there are no page numbers. Nothing to turn to renders nothing.</summary>
public sealed record Pager(string? PreviousHref, string? NextHref, string? Range = null);
