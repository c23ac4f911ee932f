namespace CaseReferral.Web.Features.Rescues;

/// <summary>One row of the entry page: its position and what was typed.</summary>
public sealed record PersonRow(int Index, int Count, PersonForm Person);
