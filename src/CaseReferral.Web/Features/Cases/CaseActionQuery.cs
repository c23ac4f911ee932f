using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Cases;

/// <summary>The page of one case action.</summary>
public sealed class CaseActionPage
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Alias { get; init; }
    public required CaseAction Action { get; init; }
    public required CaseStage Stage { get; init; }
    public required CaseStage To { get; init; }
    public required Needs Needs { get; init; }
    public required IReadOnlyList<Reason> Blocked { get; init; }
    /// <summary>The record says that the parents took part in the sale: taking it back asks a reason.</summary>
    public bool ParentsMarked { get; init; }
    /// <summary>Closing: planned visits nobody has made; more than none asks for the reason.</summary>
    public int OpenVisits { get; init; }
    public required CaseActionForm Form { get; init; }
    public required IReadOnlyList<SelectListItem> Units { get; init; }

    /// <summary>Cannot be undone by another action of the same officer.</summary>
    public bool IsFinal => CaseSteps.Of(Action).IsFinal;
}

/// <inheritdoc cref="CaseActionPage"/>
public sealed class CaseActionQuery(AppDbContext db, CaseService service, TimeProvider time)
{
    public async Task<CaseActionPage> LoadAsync(Guid id, CaseAction action, CaseActionForm? form, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == id
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         join r in db.Set<RescueRecord>() on c.Id equals r.CaseId
                         select new { Case = c, Person = p, Record = r }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Case));
        await db.RequireOpenAsync(id, row.Person.Id, Permissions.For(action), time.GetUtcNow().UtcDateTime, token);
        var option = (await service.OptionsAsync(row.Case, row.Person, row.Record, token)).FirstOrDefault(o => o.Action == action);
        if (option is null && form is null)
            throw new NotPermittedException(Permissions.For(action));
        var needs = option?.Needs ?? CaseWorkflow.Machine.Table.First(r => r.Action == action).Needs;
        return new CaseActionPage
        {
            Id = id,
            Number = row.Case.Number,
            Alias = row.Person.Alias,
            Action = action,
            Stage = row.Case.Stage,
            To = option?.To ?? row.Case.Stage,
            Needs = needs,
            Blocked = option?.Reasons ?? [],
            OpenVisits = action == CaseAction.Close
                ? await db.Set<PlannedVisit>().CountAsync(p => p.CaseId == id && p.State == PlannedVisitState.Planned, token) : 0,
            ParentsMarked = needs.HasFlag(Needs.Reunion) && row.Record.ParentsAreSellers,
            Form = (form ?? new() { ParentsAreSellers = row.Record.ParentsAreSellers }) with { Version = row.Case.Version },
            Units = needs.HasFlag(Needs.Reunion) ? await UnitsAsync(row.Case.RegionCode, token) : [],
        };
    }

    private async Task<IReadOnlyList<SelectListItem>> UnitsAsync(string region, CancellationToken token)
    {
        var units = await db.Set<Organisation>().AsNoTracking().Where(o => o.IsActive && ReunionWriter.FollowUpUnits.Contains(o.Kind)).ToListAsync(token);
        return [.. units.OrderBy(o => o.Kind).ThenByDescending(o => o.Covers(region)).Select(o => new SelectListItem(o.Name, $"{o.Id}"))];
    }
}
