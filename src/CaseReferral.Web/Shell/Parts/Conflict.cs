namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Conflict</c>: somebody was faster. What she typed stays in the form around it.</summary>
public sealed record Conflict(string Who, DateTime AtUtc, IReadOnlyList<ConflictRow> Rows);

/// <summary>One field: stored now, and as typed.</summary>
public sealed record ConflictRow(string LabelKey, string Now, string Yours);
