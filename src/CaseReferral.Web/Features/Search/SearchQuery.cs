using System.Text.RegularExpressions;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Web.Features.Cases;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Search;

/// <summary>
/// Finds by case or hand-off number, internal number, alias, exact ID number, or a part of the name, always behind the row
/// filters. What was typed decides by its shape which index is asked; a stranger's case and no case take the same commands.
/// </summary>
public sealed partial class SearchQuery(AppDbContext db, IdentityVault vault, NameSearch names, IMapper mapper, TimeProvider time)
{
    public const int MaxTerm = 100;

    public async Task<SearchPage> LoadAsync(string? typed, bool posted, CancellationToken token)
    {
        var term = typed?.Trim() is { Length: > 0 and <= MaxTerm } text ? text : null;
        var isId = IdNumber().IsMatch(Normalise.IdNumber(term) ?? "");
        var now = time.GetUtcNow().UtcDateTime;
        if (term is null || isId && !posted)
            return new SearchPage { AskToPost = isId && !posted, Now = now };
        // An address may hold an alias, never a name; what has digits is a number.
        var named = posted && !term.AsSpan().ContainsAnyInRange('0', '9') ? await names.FindMineAsync(term, SearchPage.Max + 1, token) : null;
        var cases = await CasesAsync(named is null ? isId ? await ByIdNumberAsync(term, token) : Matching(term) : await NamedAsync(term, named, token), token);
        var handoffs = Serial.TryParse(term, out var serial) ? await HandoffsAsync(serial, token) : [];
        return new SearchPage
        {
            Term = isId || named?.Count > 0 ? null : term,
            Cases = [.. cases.Take(SearchPage.Max)],
            Handoffs = handoffs,
            HasMore = cases.Count > SearchPage.Max,
            Now = now,
        };
    }

    private async Task<IReadOnlyList<CaseRow>> CasesAsync(IQueryable<Case> found, CancellationToken token)
    {
        var page = found.OrderByDescending(c => c.Serial).Take(SearchPage.Max + 1);
        return await (
            from c in page
            join p in db.Set<Person>() on c.PersonId equals p.Id
            join o in db.Set<Organisation>() on c.OwnerOrganisationId equals o.Id
            orderby c.Serial descending
            select new CaseListing { Case = c, Person = p, OwnerName = o.Name })
            .ProjectTo<CaseRow>(mapper.ConfigurationProvider).ToListAsync(token);
    }

    private IQueryable<Case> Matching(string term)
    {
        if (Serial.TryParse(term, out var serial))
            return db.Set<Case>().Where(c => c.Serial == serial);
        var persons = db.Set<Person>();
        var upper = term.ToUpperInvariant();
        return InternalNumber().IsMatch(upper)
            ? persons.Where(p => p.InternalNumber == upper).Join(db.Set<Case>(), p => p.Id, c => c.PersonId, (p, c) => c)
            // An alias is shared by thousands: walk the actor's own list in its order, and only when anybody is called so.
            : Mine().Where(c => persons.Any(p => p.Alias == term) && persons.Any(p => p.Id == c.PersonId && p.Alias == term));
    }

    private IQueryable<Case> Mine()
    {
        var (unit, now) = (db.Actor.OrganisationId, time.GetUtcNow().UtcDateTime);
        return db.Actor.OfficePrefix is { } prefix
            ? db.Set<Case>().Where(c => c.RegionCode.StartsWith(prefix))
            : db.Set<CaseAccess>().Where(a => a.OrganisationId == unit && (a.EndsAt == null || a.EndsAt > now))
                .OrderByDescending(a => a.CaseSerial).Join(db.Set<Case>(), a => a.CaseId, c => c.Id, (a, c) => c);
    }

    /// <summary>Who is called so, and whose alias it is: the officer need not know which of the two she remembers.</summary>
    private async Task<IQueryable<Case>> NamedAsync(string term, IReadOnlyList<Guid> named, CancellationToken token)
    {
        var ids = await Matching(term).OrderByDescending(c => c.Serial).Select(c => c.Id).Take(SearchPage.Max + 1).ToListAsync(token);
        return WithIds([.. ids, .. named]);
    }

    /// <summary>Nobody's id goes along, so that none is asked for like some.</summary>
    private IQueryable<Case> WithIds(IReadOnlyList<Guid> found)
    {
        List<Guid> ids = [.. found, Guid.Empty];
        return db.Set<Case>().Where(c => ids.Contains(c.Id));
    }

    private async Task<IQueryable<Case>> ByIdNumberAsync(string number, CancellationToken token) =>
        WithIds(await vault.FindMineAsync(number, SearchPage.Max + 1, token));

    private async Task<IReadOnlyList<HandoffRow>> HandoffsAsync(long serial, CancellationToken token) =>
        await HandoffListing.Join(db, db.Set<Handoff>().AsNoTracking().Where(h => h.Serial == serial))
            .ProjectTo<HandoffRow>(mapper.ConfigurationProvider).ToListAsync(token);

    /// <summary>18 or the older 15 digits, one more or less by a slip included; spaces and dashes are gone already.</summary>
    [GeneratedRegex(@"^\d{14,18}[\dX]?$")]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"^N\d{8,14}$")]
    private static partial Regex InternalNumber();
}
