using CaseReferral.Core.Proposals;

namespace CaseReferral.Web.Features.Proposals;

/// <summary>A proposal as a list shows it.</summary>
public sealed record ProposalRow(
    Guid Id, ProposalKind Kind, Guid CaseId, Guid SubjectId, string SubjectNumber, string LineKey, string? Suggests, DateTime RaisedAt, int Version)
{
    /// <summary>Where it can be followed: the hand-off, or the case.</summary>
    public string Href => SubjectId == CaseId ? $"/cases/{CaseId}" : $"/handoffs/{SubjectId}";

    public static IQueryable<ProposalRow> Of(IQueryable<Proposal> proposals) => proposals.Select(p => new ProposalRow(
        p.Id, p.Kind, p.CaseId, p.SubjectId, p.SubjectNumber, p.LineKey, p.Suggests, p.RaisedAt, p.Version));
}

/// <summary>Model of <c>_Proposals</c>: the open ones of a case, or of a unit's inbox.</summary>
public sealed record ProposalList(IReadOnlyList<ProposalRow> Rows);
