using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Health;

/// <summary>Records a filled scale: the hospital that works on the hand-off, and nobody else.</summary>
public sealed class ScaleService(AppDbContext db, HandoffService service)
{
    /// <param name="id">Hand-off.</param>
    /// <param name="version">Version the page showed.</param>
    /// <param name="entry">The filled form.</param>
    /// <param name="replaces">The entry it corrects.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotFoundException">Another line's hand-off, no such entry in it, or no such scale (404).</exception>
    /// <exception cref="InvalidInputException">An item is unanswered, or danger without what was done about it (422).</exception>
    /// <exception cref="RuleBrokenException">The person is younger than the scale is made for (422).</exception>
    /// <exception cref="StaleException">Somebody else was faster, or has corrected the same entry (409).</exception>
    public Task RecordAsync(Guid id, int version, ScaleEntry entry, Guid? replaces, CancellationToken token) =>
        service.RecordAsync(id, version, async move =>
        {
            if (move.Handoff.Kind != HealthKind.KeyName || !Scales.IsKnown(entry.Scale))
                throw new NotFoundException(nameof(Scale));
            var errors = ScaleCheck.Errors(entry, ChinaTime.LocalDate(move.Now), replaces is not null);
            if (errors.Count > 0)
                throw new InvalidInputException(errors);
            if (Scales.Find(entry.Scale) is { } scale && !scale.Suits(await AgeAsync(move.Handoff.PersonId, entry.On!.Value, token)))
                throw new RuleBrokenException([TooYoung(scale)]);
            if (replaces is { } earlier)
                await RequireCurrentAsync(id, earlier, entry.Scale, token);
            db.Add(new ScaleResult(id, move.Case.Id, entry.On!.Value, ScaleContent.Of(entry), replaces, move.Actor.Name, move.Now));
        }, token);

    /// <summary>Why a scale is not for this person.</summary>
    public static Reason TooYoung(Scale scale) => new("ScaleFitsAge", [$"{scale.FromAge}"]);

    private async Task<int?> AgeAsync(Guid personId, DateOnly on, CancellationToken token) =>
        await db.Set<Person>().Where(p => p.Id == personId).Select(p => p.BirthDate).SingleAsync(token) is { } born ? Ages.Years(born, on) : null;

    /// <summary>A correction stays with its scale and replaces the entry that stands.</summary>
    private async Task RequireCurrentAsync(Guid handoffId, Guid earlier, string scale, CancellationToken token)
    {
        var entries = await db.Set<ScaleResult>().AsNoTracking().Where(r => r.HandoffId == handoffId && (r.Id == earlier || r.ReplacesId == earlier)).ToListAsync(token);
        if (entries.Find(r => r.Id == earlier) is not { Content: { } content } || ScaleContent.Read(content).Scale != scale)
            throw new NotFoundException(nameof(ScaleResult));
        if (entries.Find(r => r.ReplacesId == earlier) is { } newer)
            throw new StaleException(newer.OfficerName, newer.RecordedAt);
    }
}
