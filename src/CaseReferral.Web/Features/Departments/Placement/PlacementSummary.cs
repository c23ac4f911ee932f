using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>The placement on the hand-off page: the institution reads all of it and where she was before, others that and since when she is placed.</summary>
public sealed class PlacementSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => PlacementKind.KeyName;
    public string Folder => "Placement";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var found = await db.Set<PlacementRecord>().AsNoTracking().Where(r => r.HandoffId == handoff.Id)
            .Select(r => new
            {
                Record = r,
                SignedAt = db.Set<Attachment>().Where(a => a.CaseId == r.CaseId && a.Category == DocumentCategories.HandoverList).Min(a => (DateTime?)a.AddedAt),
                Stays = db.Set<PlacementStay>().Where(s => s.CaseId == r.CaseId).OrderByDescending(s => s.EndedOn).ThenByDescending(s => s.Id).Select(s => new
                {
                    Stay = s,
                    Unit = (from h in db.Set<Handoff>() where h.Id == s.HandoffId join o in db.Set<Organisation>() on h.ToOrganisationId equals o.Id select o.Name).FirstOrDefault(),
                }).ToList(),
            })
            .FirstOrDefaultAsync(token);
        if (found is null)
            return null;
        List<FormerPlace> stays = full ? [.. found.Stays.Select(s => new FormerPlace(s.Stay, s.Stay.HandoffId == handoff.Id ? null : s.Unit))] : [];
        return new PlacementView(found.Record, full, stays)
        {
            SignedAt = found.SignedAt,
            OwesList = full && found.SignedAt is null && db.Actor.OrganisationId is var unit && (unit == handoff.FromOrganisationId || unit == handoff.ToOrganisationId),
        };
    }

    /// <summary>Her needs of care and the category of the child are of her health.</summary>
    public object Cut(object view, CaseView reader) => (PlacementView)view with { CareNeeds = reader.May(FieldGroup.Health) };
}

/// <summary>Model of the summary partial.</summary>
public sealed record PlacementView(PlacementRecord Record, bool Full, IReadOnlyList<FormerPlace> Stays)
{
    /// <summary>The day another institution took her; null while she is here.</summary>
    public DateOnly? LeftOn => End?.Stay.EndedOn;

    /// <summary>Where she was before this place: what came after it stands with the institutions that took her.</summary>
    public IEnumerable<FormerPlace> Before => End is { } end ? Stays.SkipWhile(s => s != end).Skip(1) : Stays;

    private FormerPlace? End => Record.Status != PlacementStatus.Ended ? null
        : Stays.FirstOrDefault(s => s.Unit is null && s.Stay.MoveReason == "institution" && s.Stay.StartedOn == Record.StartedOn);

    /// <summary>The reader may also see what care she needs and of which category the child is.</summary>
    public bool CareNeeds { get; init; } = true;
    /// <summary>When the hand-over list with both signatures came into the file; null while it is on paper only (护送交接, notice 三.14).</summary>
    public DateTime? SignedAt { get; init; }
    /// <summary>It is not there yet, and the reader's unit gave her or took her in.</summary>
    public bool OwesList { get; init; }
}

/// <summary>Where she was before.</summary>
/// <param name="Stay">The place.</param>
/// <param name="Unit">The institution; null when it is the one whose record is shown.</param>
public sealed record FormerPlace(PlacementStay Stay, string? Unit);
