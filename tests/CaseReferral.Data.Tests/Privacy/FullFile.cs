using System.Reflection;
using System.Runtime.CompilerServices;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace CaseReferral.Data.Tests.Privacy;

/// <summary>
/// A file with a row in every table that can tell of a person, each field filled: what a new table must not be forgotten by.
/// </summary>
public sealed class FullFile(TestDatabase database, string text = "鼍行动")
{
    public Guid CaseId { get; } = Guid.CreateVersion7();
    private readonly Guid personId = Guid.CreateVersion7(), paperId = Guid.CreateVersion7(), handoffId = Guid.CreateVersion7();

    /// <summary>Foreign keys are off: one row of each table, or of these, bound by case, person and hand-off only.</summary>
    public async Task FillAsync(params Type[] only)
    {
        await using var db = database.As(Actor.System("test"));
        await WithoutForeignKeysAsync(db);
        foreach (var type in Personal(db).Where(t => only.Length == 0 || only.Contains(t.ClrType)))
        {
            var row = RuntimeHelpers.GetUninitializedObject(type.ClrType);
            var entry = db.Entry(row);
            foreach (var property in type.GetProperties().Where(p => !p.IsShadowProperty()))
                if (Value(property, database.Clock.GetUtcNow().UtcDateTime) is { } value)
                    entry.Property(property.Name).CurrentValue = value;
            entry.State = EntityState.Added;
        }
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Its rows point to units and officers that are not there.</summary>
    public static async Task WithoutForeignKeysAsync(AppDbContext db)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", TestContext.Current.CancellationToken);
    }

    private object? Value(IProperty property, DateTime now) => (property.Name, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) switch
    {
        ("Id", _) when property.DeclaringType.ClrType == typeof(Case) => CaseId,
        ("Id", _) when property.DeclaringType.ClrType == typeof(Person) => personId,
        ("Id", _) when property.DeclaringType.ClrType == typeof(Paper) => paperId,
        ("Id", _) when property.DeclaringType.ClrType == typeof(Handoff) => handoffId,
        (nameof(CaseId), _) => CaseId,
        (nameof(Case.PersonId), _) => personId,
        ("HandoffId", _) => handoffId,
        ("PaperId", _) => paperId,
        (_, var type) when type == typeof(Guid) => Guid.CreateVersion7(),
        (_, var type) when type == typeof(string) => property.GetTypeMapping().Converter?.ProviderClrType == typeof(byte[]) ? new string('a', 64) : text,
        (_, var type) when type == typeof(DateTime) && !property.IsNullable => now,
        (_, var type) when type == typeof(DateOnly) => DateOnly.FromDateTime(now),
        _ => null,
    };

    /// <summary>The tables that can tell of a person.</summary>
    public static List<IEntityType> Personal(AppDbContext db) =>
        [.. db.Model.GetEntityTypes().Where(t => !t.IsOwned() && (typeof(IInGroup).IsAssignableFrom(t.ClrType)
            || t.ClrType.IsDefined(typeof(InGroupAttribute), true) || t.FindProperty("CaseId") is not null
            || t.GetProperties().Any(p => p.PropertyInfo?.IsDefined(typeof(EncryptedAttribute), true) == true)) && t.ClrType != typeof(Core.Trail.AuditEntry)
            && t.ClrType != typeof(Core.Officers.Officer))];

    /// <summary>Every row of the table.</summary>
    public static async Task<List<object>> RowsAsync(AppDbContext db, IEntityType type)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes)!;
        return await ((IQueryable<object>)set.MakeGenericMethod(type.ClrType).Invoke(db, null)!).ToListAsync(TestContext.Current.CancellationToken);
    }
}
