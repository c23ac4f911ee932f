using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Supervision;

/// <summary>What people do on the ladder: the addressed unit answers, the office issues an order by hand.</summary>
public sealed class UrgingService(AppDbContext db, UrgedItems items, UrgingDesk desk, TimeProvider time)
{
    public const int MaxText = 2000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>An order is answered by the unit's lead; the ladder then rests until the office issues another.</summary>
    /// <exception cref="NotFoundException">Not for this actor to see.</exception>
    /// <exception cref="NotPermittedException">Another unit's, or an order and not the lead.</exception>
    public async Task AnswerAsync(Guid id, int version, string? answer, CancellationToken token)
    {
        var letter = await db.Set<Urging>().FirstOrDefaultAsync(u => u.Id == id, token) ?? throw new NotFoundException(nameof(Urging));
        if (!MayAnswer(db.Actor, letter))
            throw new NotPermittedException(Permissions.UrgingAnswer);
        if (letter.Version != version || letter.OpenForId is null)
            throw new StaleException(letter.AnsweredByName, letter.AnsweredAt);
        Check(answer, "Answer");
        db.Expect(letter, version);
        letter.Answered(answer!.Trim(), db.Actor, Now);
        if (letter.IsOrder)
            await RestAsync(letter.ClockId, token);
        if (letter.OfficeId is { } office)
            db.Add(new OutboxMessage("urging.Answered", letter.Number!, letter.Id, letter.CaseId, office, Now));
        await SaveAsync(token);
    }

    public static bool MayAnswer(Actor actor, Urging letter) =>
        actor.May(Permissions.UrgingAnswer) && letter.ToOrganisationId == actor.OrganisationId && (actor.IsLead || !letter.IsOrder);

    /// <summary>The limit an order would be about, and why the office may not issue one yet.</summary>
    /// <exception cref="NotFoundException">No running limit of the office's region.</exception>
    public async Task<(UrgedItem Item, IReadOnlyList<Reason> Reasons)> OrderableAsync(Guid clockId, CancellationToken token)
    {
        var item = await FindAsync(clockId, token);
        return (item, await ReasonsAsync(item, token));
    }

    /// <summary>督办 by hand, ahead of the ladder's time or after an answer that changed nothing.</summary>
    /// <exception cref="RuleBrokenException">Not overdue, an order is open, or two were issued.</exception>
    public async Task<Guid> OrderAsync(Guid clockId, string? text, CancellationToken token)
    {
        var item = await FindAsync(clockId, token);
        if (await ReasonsAsync(item, token) is { Count: > 0 } reasons)
            throw new RuleBrokenException(reasons);
        Check(text, "Text");
        var level = item.Clock.Rung <= (int)UrgingLevel.Order ? UrgingLevel.Order : UrgingLevel.SecondOrder;
        var letter = await desk.IssueAsync(item, level, db.Actor, text!.Trim(), Now, token);
        await SaveAsync(token);
        return letter.Id;
    }

    private async Task<UrgedItem> FindAsync(Guid clockId, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.SupervisionOrder))
            throw new NotPermittedException(Permissions.SupervisionOrder);
        return await items.FindAsync(clockId, token) ?? throw new NotFoundException(nameof(UrgedItem));
    }

    private async Task<IReadOnlyList<Reason>> ReasonsAsync(UrgedItem item, CancellationToken token)
    {
        var reasons = new List<Reason>();
        if (item.Clock.DueAt >= Now)
            reasons.Add(new("OnlyOverdue"));
        if (item.HolderId == db.Actor.OrganisationId)
            reasons.Add(new("NotOwnUnit"));
        if (item.Clock.Rung > (int)UrgingLevel.SecondOrder)
            reasons.Add(new("LadderTop"));
        if (await db.Set<Urging>().AnyAsync(u => u.ClockId == item.Clock.Id && u.OpenForId != null && u.AnswerDueAt > Now, token))
            reasons.Add(new("OrderStillOpen"));
        return reasons;
    }

    private async Task RestAsync(Guid clockId, CancellationToken token)
    {
        if (await items.FindAsync(clockId, token) is { } item)
            item.Clock.Climb(item.Clock.Rung, null);
    }

    private static void Check(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidInputException([new(field, "Error.Required")]);
        if (text.Length > MaxText)
            throw new InvalidInputException([new(field, "Error.TooLong", $"{MaxText}")]);
    }

    private async Task SaveAsync(CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            throw new StaleException(null, null);
        }
    }
}
