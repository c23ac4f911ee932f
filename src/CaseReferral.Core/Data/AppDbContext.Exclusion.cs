using System.Linq.Expressions;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>
/// The second named filter: for an officer excluded by name the case does not exist, whatever her unit may see. Rows that hang
/// on a hand-off follow the hand-off's own filter.
/// </summary>
public sealed partial class AppDbContext
{
    public const string Exclusion = "Exclusion";

    private Guid ScopeOfficer => Actor.OfficerId;

    /// <summary>Every entity that names a case; the rows of the security itself are read by their own rules.</summary>
    private void ApplyExclusion(ModelBuilder builder)
    {
        builder.Entity<Case>().HasQueryFilter(Exclusion, c => ScopeAll || !Set<CaseGrant>().Any(g =>
            g.OfficerId == ScopeOfficer && g.Kind == GrantKind.Excluded && g.CaseId == c.Id && g.EndedAt == null));
        var method = GetType().GetMethod(nameof(NotExcluded), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        foreach (var type in builder.Model.GetEntityTypes().Where(e => e.FindProperty("CaseId")?.ClrType == typeof(Guid)).Select(e => e.ClrType)
            .Where(t => t != typeof(CaseAccess) && t != typeof(CaseGrant) && !typeof(IHandoffScoped).IsAssignableFrom(t)).ToList())
            builder.Entity(type).HasQueryFilter(Exclusion, (LambdaExpression)method.MakeGenericMethod(type).Invoke(this, null)!);
    }

    private Expression<Func<T, bool>> NotExcluded<T>() where T : class => e => ScopeAll || !Set<CaseGrant>().Any(g =>
        g.OfficerId == ScopeOfficer && g.Kind == GrantKind.Excluded && g.CaseId == EF.Property<Guid>(e, "CaseId") && g.EndedAt == null);
}
