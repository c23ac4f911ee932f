using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Persons;

/// <summary>
/// Finds the actor's cases by a part of the person's name, or by how it sounds. The database compares keyed numbers and
/// knows no name; whom it returns is looked at once more in clear before anybody hears of her.
/// </summary>
public sealed class NameSearch(AppDbContext db, NameIndex names, Disclosure disclosure)
{
    /// <summary>So many of the newest that the numbers fit are looked at.</summary>
    public const int Most = 200;
    /// <summary>More parts than these make the question no sharper; what is left is compared in clear.</summary>
    private const int MostParts = 4;

    /// <summary>
    /// The ids of the cases, newest first. As with a number, only of a unit that owns, wrote or has accepted the case, and to an
    /// officer who may open the file and reads the identity there; the search is logged, the name is not.
    /// </summary>
    /// <param name="typed">What stands in the search box.</param>
    /// <param name="max">Length of the list.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Null when what was typed cannot be a name, or there is no search by name for the actor.</returns>
    public async Task<IReadOnlyList<Guid>?> FindMineAsync(string? typed, int max, CancellationToken token)
    {
        if (!names.IsOn || !db.Actor.May(Permissions.IdentityReveal) || NameQuery.Parse(typed) is not { } query)
            return null;
        var persons = names.Of(query).Select(Having).Aggregate((a, b) => a.Union(b));
        // Ids of persons grow with time, so the greatest are the newest; asked alone, because a database that joins at once may walk all cases.
        var newest = await persons.OrderByDescending(p => p).Take(Most).ToListAsync(token);
        newest.Add(Guid.Empty); // none is asked for like some
        var rows = await (from i in db.Set<PersonIdentity>()
                          where newest.Contains(i.PersonId)
                          join c in db.Set<Case>() on i.PersonId equals c.PersonId
                          select new { c.Id, c.Serial, i.Name, i.OtherNames }).ToListAsync(token);
        var found = rows.Where(r => query.Finds(r.Name, r.OtherNames)).OrderByDescending(r => r.Serial).Select(r => r.Id).ToList();
        var views = await disclosure.ForCasesAsync(found, token);
        db.Note(new(AuditKind.Searched, nameof(Person), null) { Detail = "name" });
        await db.SaveChangesAsync(token);
        return [.. found.Where(id => views.GetValueOrDefault(id) is { Role: not null } view && view.May(FieldGroup.Identity)).Take(max)];
    }

    /// <summary>The persons who have all of the parts; each is one step in the index.</summary>
    private IQueryable<Guid> Having(int[] parts)
    {
        var having = Having(parts[0]);
        foreach (var part in parts.Skip(1).Take(MostParts - 1))
            having = having.Join(Having(part), a => a, b => b, (a, b) => a);
        return having;
    }

    private IQueryable<Guid> Having(int part) => db.Set<NameToken>().Where(t => t.Part == part).Select(t => t.PersonId);
}
