using System.Data.Common;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseReferral.Core.Trail;

/// <summary>What was refused: the thing asked for, the status the asker got, and why. All words are the server's own.</summary>
/// <param name="Entity">Case, Handoff, Attachment, or Page for everything else.</param>
/// <param name="Id">Its id; null for a page.</param>
/// <param name="Status">403, 404, 409 or 422.</param>
/// <param name="Reason">Permission or rule names; empty when the status says it all.</param>
/// <param name="Route">Verb and route template, without the values of this request.</param>
public sealed record Refusal(string Entity, Guid? Id, int Status, string Reason, string Route);

/// <summary>
/// Writes refused attempts. In a save of their own, because the refused use case is rolled back; not cancelled with the
/// request. If the row cannot be written the refusal stands and the log says so; only an unreachable database fails the request.
/// </summary>
public sealed class Refusals(AppDbContexts contexts, ILogger<Refusals> logger)
{
    public async Task RecordAsync(Actor actor, Refusal refusal)
    {
        try
        {
            await using var db = contexts.For(actor);
            if (await PlaceAsync(db, refusal) is not { } place)
                return;
            db.Note(new(AuditKind.Refused, refusal.Entity, refusal.Id?.ToString())
            {
                CaseId = place.CaseId,
                HandoffId = place.HandoffId,
                Groups = place.Groups,
                Detail = $"{refusal.Status}|{refusal.Reason}|{refusal.Route}",
            });
            await db.SaveChangesAsync();
        }
        catch (Exception failure) when (failure is not DbException)
        {
            logger.LogError(failure, "A refused attempt ({Status} {Entity} {Id}) could not be written to the trail", refusal.Status, refusal.Entity, refusal.Id);
        }
    }

    /// <summary>Where the row belongs; null when the thing does not exist: a guessed id is no attempt at anything.</summary>
    private static async Task<Place?> PlaceAsync(AppDbContext db, Refusal refusal)
    {
        using var _ = db.AsSystem();
        var id = refusal.Id;
        return refusal.Entity switch
        {
            nameof(Case) => await db.Set<Case>().Where(c => c.Id == id)
                .Select(c => new Place(c.Id, null, FieldGroup.Handoffs)).FirstOrDefaultAsync(),
            nameof(Handoff) => await db.Set<Handoff>().Where(h => h.Id == id)
                .Select(h => new Place(h.CaseId, h.Id, FieldGroup.Handoffs)).FirstOrDefaultAsync(),
            nameof(Attachment) => await db.Set<Attachment>().Where(a => a.Id == id)
                .Select(a => new Place(a.CaseId, a.HandoffId, a.Group)).FirstOrDefaultAsync(),
            _ => new Place(null, null, FieldGroup.None),
        };
    }

    private sealed record Place(Guid? CaseId, Guid? HandoffId, FieldGroup Groups);
}
