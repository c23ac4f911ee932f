namespace CaseReferral.Web.Features.Papers;

/// <summary>How a notice ends: the unit's name where its seal goes, the day, and the receipt of delivery.</summary>
public sealed record NoticeEnd(string Unit, DateOnly On);
