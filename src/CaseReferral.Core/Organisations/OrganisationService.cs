using System.Text.RegularExpressions;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Reference;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Organisations;

/// <summary>The tree of units, kept by the system administrator.</summary>
public sealed partial class OrganisationService(AppDbContext db, Regions regions)
{
    /// <exception cref="InvalidInputException">Something is missing, wrong or taken.</exception>
    public async Task<Guid> CreateAsync(OrganisationInput input, CancellationToken token)
    {
        db.Demand(Permissions.OrganisationManage);
        var errors = await CheckAsync(null, input, token);
        var code = input.Code?.Trim() ?? "";
        if (!CodeShape().IsMatch(code))
            errors.Insert(0, new("Code", "Error.OrganisationCode"));
        else if (await db.Set<Organisation>().AnyAsync(o => o.Code == code, token))
            errors.Insert(0, new("Code", "Error.OrganisationCodeTaken"));
        Demand(errors);
        var unit = new Organisation(code, input.Name!, input.Kind!.Value, input.RegionCode!);
        unit.Describe(input);
        db.Add(unit);
        await db.SaveOrStaleAsync(token);
        return unit.Id;
    }

    /// <summary>Changes a unit. Another kind or region is another set of rights: the unit must be free, and sessions end.</summary>
    /// <exception cref="RuleBrokenException">It still has hand-offs or cases in hand.</exception>
    public async Task ChangeAsync(Guid id, int version, OrganisationInput input, CancellationToken token)
    {
        var unit = await FindAsync(id, version, token);
        Demand(await CheckAsync(unit, input, token));
        if (unit.Kind != input.Kind || unit.RegionCode != input.RegionCode)
        {
            OrganisationRules.Demand(await OrganisationFacts.LoadAsync(db, id, token), OrganisationRules.NoLiveHandoff, OrganisationRules.NoOpenCase);
            await EndSessionsAsync(id, token);
        }
        unit.Describe(input);
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>Takes a unit out of service: it receives nothing any more and its officers cannot sign in.</summary>
    /// <exception cref="RuleBrokenException">It still has hand-offs, cases or units below; they come first.</exception>
    public async Task DeactivateAsync(Guid id, int version, CancellationToken token)
    {
        var unit = await FindAsync(id, version, token);
        OrganisationRules.Demand(await OrganisationFacts.LoadAsync(db, id, token),
            OrganisationRules.NoLiveHandoff, OrganisationRules.NoOpenCase,
            OrganisationRules.NoUnitBelow, OrganisationRules.NoAdministrator);
        await EndSessionsAsync(id, token);
        unit.Deactivate();
        await db.SaveOrStaleAsync(token);
    }

    public async Task ReactivateAsync(Guid id, int version, CancellationToken token)
    {
        var unit = await FindAsync(id, version, token);
        unit.Reactivate();
        await db.SaveOrStaleAsync(token);
    }

    private async Task EndSessionsAsync(Guid unit, CancellationToken token)
    {
        foreach (var officer in await db.Set<Officer>().Where(o => o.OrganisationId == unit).ToListAsync(token))
            officer.EndSessions();
    }

    private async Task<Organisation> FindAsync(Guid id, int version, CancellationToken token)
    {
        db.Demand(Permissions.OrganisationManage);
        var unit = await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Id == id, token) ?? throw new NotFoundException(nameof(Organisation));
        if (unit.Version != version)
            throw new StaleException(null, null);
        db.Expect(unit, version);
        return unit;
    }

    private async Task<List<FieldError>> CheckAsync(Organisation? unit, OrganisationInput input, CancellationToken token)
    {
        List<FieldError> errors = [];
        if (string.IsNullOrWhiteSpace(input.Name))
            errors.Add(new("Name", "Error.Required"));
        if (input.Kind is not { } kind || !Enum.IsDefined(kind))
            errors.Add(new("Kind", "Error.Choose"));
        else if (unit is not null && (unit.Kind == OrganisationKind.Operations) != (kind == OrganisationKind.Operations))
            errors.Add(new("Kind", "Error.OperationsStays")); // its people are administrators and may not become caseworkers
        if (!regions.Exists(input.RegionCode))
            errors.Add(new("RegionCode", "Error.Region"));
        if (input.ParentId is { } parent && !await MayBeUnderAsync(unit?.Id, parent, token))
            errors.Add(new("ParentId", "Error.Parent"));
        if (!string.IsNullOrWhiteSpace(input.Mail) && !MailAddresses.IsOne(input.Mail.Trim()))
            errors.Add(new("Mail", "Error.Mail"));
        if (input.Capacity is < 0 or > 100_000)
            errors.Add(new("Capacity", "Error.Number"));
        if (input.MinAge is < 0 or > 120 || input.MaxAge is < 0 or > 120 || input.MinAge > input.MaxAge)
            errors.Add(new("MaxAge", "Error.Ages"));
        return errors;
    }

    /// <summary>The unit above exists and is neither the unit itself nor one below it.</summary>
    private async Task<bool> MayBeUnderAsync(Guid? unit, Guid parent, CancellationToken token)
    {
        Guid? above = parent;
        for (var depth = 0; above is { } id && depth < 8; depth++)
        {
            if (id == unit)
                return false;
            var row = await db.Set<Organisation>().Where(o => o.Id == id).Select(o => new { o.ParentId }).FirstOrDefaultAsync(token);
            if (row is null)
                return false;
            above = row.ParentId;
        }
        return above is null;
    }

    private static void Demand(List<FieldError> errors)
    {
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$")]
    private static partial Regex CodeShape();
}
