using System.Linq.Expressions;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Proposals;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>
/// Row security: the named filter "Scope". A case is seen through <see cref="CaseAccess"/> rows, a hand-off by its
/// parties, the case's owner and the region's office. The values are properties of the context, so they become parameters.
/// </summary>
public sealed partial class AppDbContext
{
    public const string Scope = "Scope";

    private int systemDepth;

    private bool ScopeAll => Actor.IsSystem || systemDepth > 0;
    private bool ScopePolice => Actor.IsPolice;
    private bool ScopeOffice => Actor.IsOffice;
    private bool ScopeTrail => Actor.May(Permissions.AuditRead);
    private Guid ScopeUnit => Actor.OrganisationId;
    private string ScopeRegion => Actor.OfficePrefix ?? "-";
    private DateTime ScopeNow => Now;

    /// <summary>
    /// Rules must know the truth, not what the actor may see ("no live hand-off is left"). Facts loaders and grants
    /// read inside this; what they return is yes, no or a count, never a row. Only they may call it (architecture test), and
    /// <see cref="Records.OpenRecords"/>, which asks the projection first what it may return.
    /// </summary>
    public IDisposable AsSystem()
    {
        systemDepth++;
        return new Release(this);
    }

    private void ApplyScope(ModelBuilder builder)
    {
        builder.Entity<Case>().HasQueryFilter(Scope, c => ScopeAll
            || c.RegionCode.StartsWith(ScopeRegion)
            || Set<CaseAccess>().Any(a => a.CaseId == c.Id && a.OrganisationId == ScopeUnit && (a.EndsAt == null || a.EndsAt > ScopeNow)));
        // Who holds it is a party to it or the office that rules on it. This branch alone decides the inbox, from the index.
        builder.Entity<Handoff>().HasQueryFilter(Scope, h => ScopeAll
            || h.HolderId == ScopeUnit || h.FromOrganisationId == ScopeUnit || h.CaseOwnerId == ScopeUnit && h.Status != HandoffStatus.Draft
            || h.ToOrganisationId == ScopeUnit && h.Status != HandoffStatus.Draft
            || h.RegionCode.StartsWith(ScopeRegion) && h.Status != HandoffStatus.Draft);
        builder.Entity<Urging>().HasQueryFilter(Scope, u => ScopeAll
            || u.ToOrganisationId == ScopeUnit || u.FromOrganisationId == ScopeUnit || u.RegionCode.StartsWith(ScopeRegion));
        builder.Entity<HeldCount>().HasQueryFilter(Scope, c => ScopeAll || c.HolderId == ScopeUnit);
        builder.Entity<OverdueCount>().HasQueryFilter(Scope, c => ScopeAll || c.RegionCode.StartsWith(ScopeRegion));
        // Limits are headers: a unit sees those that run against it, also when its access has ended before them (a visit after half a
        // year), and the office those of its region, like the cases' own. The first branch alone decides a unit's list, from the index.
        builder.Entity<CaseClock>().HasQueryFilter(Scope, k => ScopeAll || k.HolderId == ScopeUnit || k.RegionCode.StartsWith(ScopeRegion)
            || Set<CaseAccess>().Any(a => a.CaseId == k.CaseId && a.OrganisationId == ScopeUnit && (a.EndsAt == null || a.EndsAt > ScopeNow)));
        // So is the register of requests; what was asked stays with the units of the case.
        builder.Entity<DataRequest>().HasQueryFilter(Scope, r => ScopeAll || r.RegionCode.StartsWith(ScopeRegion)
            || Set<CaseAccess>().Any(a => a.CaseId == r.CaseId && a.OrganisationId == ScopeUnit && (a.EndsAt == null || a.EndsAt > ScopeNow)));
        // A proposal speaks of age and identity: only to the unit that decides on it.
        builder.Entity<Proposal>().HasQueryFilter(Scope, p => ScopeAll || p.ToOrganisationId == ScopeUnit);
        builder.Entity<OutboxMessage>().HasQueryFilter(Scope, m => ScopeAll || m.ToOrganisationId == ScopeUnit);
        builder.Entity<SamplingRecord>().HasQueryFilter(Scope, s => ScopeAll || ScopePolice
            && Set<CaseAccess>().Any(a => a.CaseId == s.CaseId && a.OrganisationId == ScopeUnit));
        builder.Entity<BuyerKey>().HasQueryFilter(Scope, b => ScopeAll || ScopePolice
            && Set<CaseAccess>().Any(a => a.CaseId == b.CaseId && a.OrganisationId == ScopeUnit));
        // Police of the case and the region's office answer; the owner must see the alarm.
        builder.Entity<CarerCheck>().HasQueryFilter(Scope, c => ScopeAll || c.RegionCode.StartsWith(ScopeRegion)
            || Set<CaseAccess>().Any(a => a.CaseId == c.CaseId && a.OrganisationId == ScopeUnit && (a.EndsAt == null || a.EndsAt > ScopeNow)));
        builder.Entity<AuditEntry>().HasQueryFilter(Scope, e => ScopeAll || ScopeTrail || e.CaseId != null
            && Set<CaseAccess>().Any(a => a.CaseId == e.CaseId && a.OrganisationId == ScopeUnit && (a.EndsAt == null || a.EndsAt > ScopeNow))
            && (e.HandoffId == null || Set<Handoff>().Any(h => h.Id == e.HandoffId)));
        // A receiver writes her answer to a hand-off before she has the case: her unit's own papers follow the hand-off.
        builder.Entity<Paper>().HasQueryFilter(Scope, p => ScopeAll
            || Set<CaseAccess>().Any(a => a.CaseId == p.CaseId && a.OrganisationId == ScopeUnit && (a.EndsAt == null || a.EndsAt > ScopeNow))
            || p.OrganisationId == ScopeUnit && p.HandoffId != null && Set<Handoff>().Any(h => h.Id == p.HandoffId));
        builder.Entity<PaperPrint>().HasQueryFilter(Scope, p => ScopeAll || Set<Paper>().Any(x => x.Id == p.PaperId));
        foreach (var type in builder.Model.GetEntityTypes().Select(e => e.ClrType).ToList())
        {
            if (typeof(IUnitOwned).IsAssignableFrom(type))
                Apply(builder, type, nameof(ByUnit));
            else if (typeof(IHandoffScoped).IsAssignableFrom(type))
                Apply(builder, type, nameof(ByHandoff));
            else if (typeof(ICaseScoped).IsAssignableFrom(type) && type != typeof(Handoff) && builder.Entity(type).Metadata.FindDeclaredQueryFilter(Scope) is null)
                Apply(builder, type, nameof(ByCase));
        }
    }

    private void Apply(ModelBuilder builder, Type type, string filter)
    {
        var method = GetType().GetMethod(filter, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        builder.Entity(type).HasQueryFilter(Scope, (LambdaExpression)method.MakeGenericMethod(type).Invoke(this, null)!);
    }

    /// <summary>What the departments have written in the case, over all their tables; the sealed timelines are not among it.</summary>
    internal async Task<IReadOnlyList<object>> RecordsOfCaseAsync(Guid caseId, CancellationToken token)
    {
        var records = new List<object>();
        foreach (var type in Model.GetEntityTypes().Select(e => e.ClrType).Where(t => !TrailTypes.Contains(t)
            && typeof(ICaseScoped).IsAssignableFrom(t) && typeof(IHandoffScoped).IsAssignableFrom(t)))
        {
            var method = GetType().GetMethod(nameof(OfCaseAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
            records.AddRange(await (Task<List<object>>)method.MakeGenericMethod(type).Invoke(this, [caseId, token])!);
        }
        return records;
    }

    private Task<List<object>> OfCaseAsync<T>(Guid caseId, CancellationToken token) where T : class, ICaseScoped =>
        Set<T>().Where(e => e.CaseId == caseId).Cast<object>().ToListAsync(token);

    /// <summary>The unit's access; an officer of the office for the file she has opened with a reason.</summary>
    private Expression<Func<T, bool>> ByCase<T>() where T : ICaseScoped => e => ScopeAll
        || Set<CaseAccess>().Any(a => a.CaseId == e.CaseId && a.OrganisationId == ScopeUnit && (a.EndsAt == null || a.EndsAt > ScopeNow))
        || ScopeOffice && Set<CaseGrant>().Any(g => g.CaseId == e.CaseId && g.OfficerId == ScopeOfficer
            && g.Kind == GrantKind.OfficeLook && g.EndedAt == null && g.Until > ScopeNow);

    private Expression<Func<T, bool>> ByHandoff<T>() where T : IHandoffScoped => e => ScopeAll
        || Set<Handoff>().Any(h => h.Id == e.HandoffId);

    private Expression<Func<T, bool>> ByUnit<T>() where T : IUnitOwned => e => ScopeAll || e.OrganisationId == ScopeUnit;

    private sealed class Release(AppDbContext db) : IDisposable
    {
        public void Dispose() => db.systemDepth--;
    }
}
