using System.Linq.Expressions;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseReferral.Core.Privacy;

/// <summary>
/// Empties a file inside the caller's save: every encrypted text of the case and its person, the keys a search finds her by,
/// the documents. What stays says nothing of her: number, stages, dates, ledger and trail. Reads as the system, because the
/// owner's lead does not see police records; what leaves here are counts and names of stored files.
/// </summary>
public sealed class Eraser(AppDbContext db)
{
    /// <summary>The one free text that outlives the file: it says why the file is gone, and its form asks for no word about the person.</summary>
    public static readonly Type Kept = typeof(Erasure);

    private int fields;

    /// <returns>Stored names of the documents, to delete once the save has succeeded.</returns>
    public async Task<IReadOnlyList<string>> EmptyAsync(Case @case, string ground, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        fields = 0;
        // Somebody found twice is known in another file; that file's own end erases who she is.
        var known = await db.Set<Case>().AnyAsync(c => c.PersonId == @case.PersonId && c.Id != @case.Id && c.ErasedAt == null, token);
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && t.ClrType != Kept).ToList())
        {
            if (type.ClrType == typeof(Case))
                Clear(db.Entry(@case), type, false);
            else if (type.FindProperty("CaseId") is { } ofCase && Secrets(type).Any())
                await ClearAsync(type, ofCase, @case.Id, false, token);
            else if (!known && type.FindPrimaryKey()!.Properties is [{ Name: "PersonId" } ofPerson])
                await ClearAsync(type, ofPerson, @case.PersonId, true, token);
        }
        if (!known)
        {
            await CoarsenAsync(@case.PersonId, token);
            db.RemoveRange(await db.Set<NameToken>().Where(t => t.PersonId == @case.PersonId).ToListAsync(token));
        }
        var files = await db.Set<Attachment>().Where(a => a.CaseId == @case.Id).ToListAsync(token);
        db.RemoveRange(files);
        // Keyed hashes are there to be compared; without what they compare they would only point at somebody.
        db.RemoveRange(await db.Set<BuyerKey>().Where(b => b.CaseId == @case.Id).ToListAsync(token));
        db.RemoveRange(await db.Set<CarerCheck>().Where(c => c.CaseId == @case.Id).ToListAsync(token));
        @case.Erase(now);
        db.Note(new(AuditKind.Erased, nameof(Case), $"{@case.Id}")
        {
            CaseId = @case.Id,
            Groups = Access.FieldGroup.Handoffs,
            Detail = $"{ground};fields={fields};files={files.Count};identity={(known ? "kept" : "erased")}",
        });
        return files.ConvertAll(f => f.StoredName);
    }

    private static IEnumerable<IProperty> Secrets(IEntityType type) =>
        type.GetProperties().Where(p => p.PropertyInfo?.IsDefined(typeof(EncryptedAttribute), true) == true);

    private Task ClearAsync(IEntityType type, IProperty key, Guid id, bool hashesToo, CancellationToken token) =>
        (Task)GetType().GetMethod(nameof(ClearSetAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(type.ClrType).Invoke(this, [type, key, id, hashesToo, token])!;

    private async Task ClearSetAsync<T>(IEntityType type, IProperty key, Guid id, bool hashesToo, CancellationToken token) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var same = Expression.Equal(Expression.Property(row, key.Name), Expression.Constant(id, key.ClrType));
        foreach (var entity in await db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(same, row)).ToListAsync(token))
            Clear(db.Entry(entity), type, hashesToo);
    }

    private void Clear(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry, IEntityType type, bool hashesToo)
    {
        var hashes = type.GetProperties().Where(p => hashesToo && p.ClrType == typeof(string) && p.Name.EndsWith("Hash", StringComparison.Ordinal));
        foreach (var property in Secrets(type).Concat(hashes).Select(p => entry.Property(p)).Where(p => p.CurrentValue is not (null or "")))
        {
            property.CurrentValue = property.Metadata.IsNullable ? null : "";
            fields++;
        }
    }

    /// <summary>Statistics count by sex and year of birth; the day would point at somebody.</summary>
    private async Task CoarsenAsync(Guid personId, CancellationToken token)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, token);
        person.Describe(person.Sex, person.BirthDate is { } born ? new DateOnly(born.Year, 1, 1) : null, AgeCertainty.Estimated);
    }
}
