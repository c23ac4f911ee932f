using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Persons;

/// <summary>
/// The only reader and writer of <see cref="PersonIdentity"/>. Masked by default; a full look asks a purpose and is
/// written to the trail in the same save.
/// </summary>
public sealed class IdentityVault(AppDbContext db, BlindIndex index, NameIndex names, Disclosure disclosure, TimeProvider time)
{
    /// <summary>How long a page may show what was revealed.</summary>
    public static readonly TimeSpan RevealLasts = TimeSpan.FromMinutes(10);
    /// <summary>The purpose of a look for a printed paper.</summary>
    public const string ForDocument = "issue-document";
    public static readonly IReadOnlyList<string> Purposes = ["verify-identity", ForDocument, "contact-relatives", "hand-over", "provide-service"];

    private static readonly StoredQuery<OfPerson, Look> Looks = new();
    /// <summary>The stored identity with all that a new one must replace.</summary>
    internal Task<PersonIdentity> StoredAsync(Guid personId, CancellationToken token) =>
        db.Set<PersonIdentity>().Include(i => i.NameTokens).SingleAsync(i => i.PersonId == personId, token);

    /// <summary>Writes an identity; only hashes make it findable again.</summary>
    public PersonIdentity Write(Guid personId, IdentityInput input) => Write(new PersonIdentity(personId), input);

    public PersonIdentity Write(PersonIdentity identity, IdentityInput input)
    {
        identity.Name = input.Name.Given();
        identity.OtherNames = input.OtherNames.Given();
        identity.IdNumber = input.IdNumber.Given()?.ToUpperInvariant();
        identity.Phone = input.Phone.Given();
        identity.HouseholdAddress = input.HouseholdAddress.Given();
        identity.Relatives = input.Relatives.Given();
        identity.BodyMarks = input.BodyMarks.Given();
        identity.MismatchReason = input.MismatchReason.Given();
        identity.IdNumberHash = index.OfIdNumber(identity.IdNumber);
        identity.PhoneHash = index.OfPhone(identity.Phone);
        identity.NameHash = index.OfName(identity.Name);
        if (identity.FindBy(names.Of(identity.Name, identity.OtherNames)) is { Count: > 0 } gone)
            db.RemoveRange(gone);
        return identity;
    }

    /// <summary>
    /// A number that was issued to her. One that is known from elsewhere stands: who found it corrects it.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="before">What the same authority issued before, to be corrected.</param>
    /// <param name="number">The number; null takes back the one before.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>False when another number is known.</returns>
    internal async Task<bool> NumberAsync(Guid personId, string? before, string? number, CancellationToken token)
    {
        if (string.Equals(before, number, StringComparison.OrdinalIgnoreCase))
            return true;
        var identity = await StoredAsync(personId, token);
        if (identity.IdNumber is { } known && !Same(known, before))
            return number is null || Same(known, number);
        identity.IdNumber = number?.ToUpperInvariant();
        identity.IdNumberHash = index.OfIdNumber(identity.IdNumber);
        return true;

        static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What a page shows: masked, unless this officer has revealed it within the last ten minutes.</summary>
    public async Task<IdentityCard> ReadAsync(Guid caseId, Guid personId, FieldGroup readable, CancellationToken token)
    {
        if (!readable.HasFlag(FieldGroup.Identity))
            return new IdentityCard();
        var now = time.GetUtcNow().UtcDateTime;
        var ask = new OfPerson(caseId, personId, db.Actor.OfficerId, db.Actor.OrganisationId, now);
        var row = await Looks.FirstAsync(db, ask, (db, a) => db.Set<PersonIdentity>().AsNoTracking().Where(i => i.PersonId == a.PersonId).Select(i => new Look(
            i, db.Set<RevealEntry>().Where(r => r.CaseId == a.CaseId && r.OfficerId == a.OfficerId && r.Until > a.Now).Max(r => (DateTime?)r.Until))), token);
        return IdentityCard.Of(row!.Identity, row.Until, readable);
    }

    /// <summary>Always masked, whatever the officer has revealed for herself: what a receiver will see.</summary>
    public async Task<IdentityCard> MaskedAsync(Guid personId, FieldGroup readable, CancellationToken token) =>
        readable.HasFlag(FieldGroup.Identity)
            ? IdentityCard.Of(await db.Set<PersonIdentity>().AsNoTracking().SingleAsync(i => i.PersonId == personId, token), null, readable)
            : new IdentityCard();

    /// <summary>Logs the look; the page then reads in clear until it ends.</summary>
    public async Task<DateTime> RevealAsync(Guid caseId, string? purpose, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.IdentityReveal))
            throw new NotPermittedException(Permissions.IdentityReveal);
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (!view.May(FieldGroup.Identity))
            throw new NotPermittedException(Permissions.IdentityReveal);
        if (purpose is null || !Purposes.Contains(purpose))
            throw new InvalidInputException([new("Purpose", "Error.ChoosePurpose")]);
        var until = Open(caseId, purpose, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(token);
        return until;
    }

    /// <summary>Writes a look into the caller's save; the caller has checked that the actor may.</summary>
    internal DateTime Open(Guid caseId, string purpose, DateTime now)
    {
        db.Add(new RevealEntry(caseId, db.Actor, purpose, now, now + RevealLasts));
        db.Note(new(AuditKind.Revealed, nameof(Case), $"{caseId}") { CaseId = caseId, Groups = FieldGroup.Identity, Detail = purpose });
        return now + RevealLasts;
    }

    /// <summary>
    /// The actor's cases whose person has exactly this ID number, newest first. A number is told apart from no number only to
    /// a unit that owns, wrote or has accepted the case and reads the identity there; the search is logged, the number is not.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> FindMineAsync(string? idNumber, int max, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.IdentityReveal) || index.OfIdNumber(idNumber) is not { } hash)
            return [];
        var found = await (from i in db.Set<PersonIdentity>()
                           where i.IdNumberHash == hash
                           join c in db.Set<Case>() on i.PersonId equals c.PersonId
                           orderby c.Serial descending
                           select c.Id).Take(max).ToListAsync(token);
        var views = await disclosure.ForCasesAsync(found, token);
        db.Note(new(AuditKind.Searched, nameof(Person), null) { Detail = "id-number" });
        await db.SaveChangesAsync(token);
        return [.. found.Where(id => views.GetValueOrDefault(id) is { Role: not null } view && view.May(FieldGroup.Identity))];
    }

    /// <summary>
    /// Search before create, across all cases: an exact ID number, phone or name. The answer is a stub — case number
    /// and unit — so that a search shows nothing of a file the searcher may not see.
    /// </summary>
    public async Task<IReadOnlyList<DuplicateStub>> FindDuplicatesAsync(IdentityInput input, CancellationToken token)
    {
        var (id, phone, name) = (index.OfIdNumber(input.IdNumber), index.OfPhone(input.Phone), index.OfName(input.Name));
        if (id is null && phone is null && name is null)
            return [];
        using var _ = db.AsSystem();
        var branches = new List<IQueryable<PersonIdentity>>();
        if (id is not null)
            branches.Add(db.Set<PersonIdentity>().Where(i => i.IdNumberHash == id));
        if (phone is not null)
            branches.Add(db.Set<PersonIdentity>().Where(i => i.PhoneHash == phone));
        if (name is not null)
            branches.Add(db.Set<PersonIdentity>().Where(i => i.NameHash == name));
        var found = branches.Select(b => b.Select(i => new { i.PersonId, Id = i.IdNumberHash == id && id != null, Phone = i.PhoneHash == phone && phone != null }))
            .Aggregate((a, b) => a.Union(b));
        var rows = await (from f in found
                          join c in db.Set<Case>() on f.PersonId equals c.PersonId
                          join o in db.Set<Organisations.Organisation>() on c.OwnerOrganisationId equals o.Id
                          orderby c.Serial
                          select new { c.Serial, Unit = o.Name, f.Id, f.Phone }).Take(5).ToListAsync(token);
        return [.. rows.Select(r => new DuplicateStub(Serial.Format(r.Serial), r.Unit, r.Id ? "id" : r.Phone ? "phone" : "name"))];
    }

    private sealed record OfPerson(Guid CaseId, Guid PersonId, Guid OfficerId, Guid UnitId, DateTime Now) : Asker(OfficerId, UnitId, Now);

    private sealed record Look(PersonIdentity Identity, DateTime? Until);
}
