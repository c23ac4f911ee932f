namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Empty</c>: one sentence and one link where a list would be.</summary>
public sealed record Empty(string Title, string? Text = null, string? LinkText = null, string? Href = null);
