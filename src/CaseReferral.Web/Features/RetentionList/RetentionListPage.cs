using CaseReferral.Core.Cases;

namespace CaseReferral.Web.Features.RetentionList;

/// <summary>One page of the disposal list, the oldest file first, and the periods it is counted by.</summary>
public sealed record RetentionListPage(IReadOnlyList<RetentionRow> Rows, long? Next, bool IsFirst, int CaseYears, int UnfoundedYears)
{
    public const int Size = 25;
}

/// <summary>A file by its number; no word about the person.</summary>
public sealed record RetentionRow(Guid Id, long Serial, CaseStage Stage, DateTime ClosedAt, bool OnHold, bool Proposed);
