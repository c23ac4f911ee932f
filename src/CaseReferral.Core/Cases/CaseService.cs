using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Cases;

/// <summary>Shows and fires the actions of a case; each use case is one save.</summary>
public sealed class CaseService(AppDbContext db, CaseFactsLoader loader, CaseWriter writer, TimeProvider time)
{
    /// <summary>What the actor may do: allowed actions, and permitted ones that a rule still blocks.</summary>
    public async Task<IReadOnlyList<ActionOption<CaseStage, CaseAction>>> OptionsAsync(
        Case @case, Person person, RescueRecord? record, CancellationToken token)
    {
        var sides = Sides.Of(db.Actor, @case);
        if (sides == Side.None)
            return [];
        var facts = record is null ? await loader.LoadAsync(@case, token) : await loader.LoadAsync(@case, person, record, token);
        return CaseWorkflow.Machine.Options(@case.Stage, facts, sides, a => db.Actor.May(Permissions.For(a)), _ => []);
    }

    /// <inheritdoc cref="HandoffService.FireAsync"/>
    public async Task<CaseStage> FireAsync(Guid id, CaseAction action, int version, CaseInput input, CancellationToken token)
    {
        var @case = await db.CaseAsync(id, token);
        await db.RequireOpenAsync(id, @case.PersonId, Permissions.For(action), time.GetUtcNow().UtcDateTime, token);
        var sides = Sides.Of(db.Actor, @case);
        var permitted = db.Actor.May(Permissions.For(action));
        var stored = await loader.LoadAsync(@case, token);
        var (facts, errors) = await writer.WithInputAsync(stored, @case, action, input, ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime), token);
        var decision = CaseWorkflow.Machine.Fire(@case.Stage, action, facts, sides, permitted, _ => []);
        if (decision.Verdict == Verdict.NotPermitted)
            throw new NotPermittedException(Permissions.For(action));
        if (decision.Verdict == Verdict.NotInThisState || @case.Version != version)
            throw await db.StaleCaseAsync(id, token);
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        var now = time.GetUtcNow().UtcDateTime;
        if (decision.Verdict == Verdict.Refused)
        {
            await writer.KeepRefusedAsync(@case, action, input, facts, now, token);
            throw new RuleBrokenException(decision.Reasons);
        }
        db.Expect(@case, version);
        await writer.WriteAsync(@case, action, decision.To, input, facts, now, token);
        await db.SaveCaseAsync(id, token);
        return decision.To;
    }
}
