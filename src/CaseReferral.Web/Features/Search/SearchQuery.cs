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

    private static readonly StoredQuery<Ask, CaseRow> CalledInUnit = new(), CalledInRegion = new();

    public async Task<SearchPage> LoadAsync(string? typed, bool posted, CancellationToken token)
    {
        var term = typed?.Trim() is { Length: > 0 and <= MaxTerm } text ? text : null;
        var isId = IdNumber().IsMatch(Normalise.IdNumber(term) ?? "");
        var now = time.GetUtcNow().UtcDateTime;
        if (term is null || isId && !posted)
            return new SearchPage { AskToPost = isId && !posted, Now = now };
        // An address may hold an alias, never a name; what has digits is a number.
        var named = posted && !term.AsSpan().ContainsAnyInRange('0', '9') ? await names.FindMineAsync(term, SearchPage.Max + 1, token) : null;
        var cases = named is not null ? await CasesAsync(await NamedAsync(term, named, token), token)
            : isId ? await CasesAsync(await ByIdNumberAsync(term, token), token)
            : ByNumber(term) is { } numbered ? await CasesAsync(numbered, token)
            : await CalledAsync(term, token);
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

    private async Task<IReadOnlyList<CaseRow>> CasesAsync(IQueryable<Case> found, CancellationToken token) =>
        await Listed(db, Newest(found)).ToListAsync(token);

    private static IQueryable<Case> Newest(IQueryable<Case> found) => found.OrderByDescending(c => c.Serial).Take(SearchPage.Max + 1);

    /// <summary>The rows of one page of cases. To cut the page once more here would let the database walk all cases by number.</summary>
    private IQueryable<CaseRow> Listed(AppDbContext db, IQueryable<Case> page) => (
        from c in page
        join p in db.Set<Person>() on c.PersonId equals p.Id
        join o in db.Set<Organisation>() on c.OwnerOrganisationId equals o.Id
        orderby c.Serial descending
        select new CaseListing { Case = c, Person = p, OwnerName = o.Name })
        .ProjectTo<CaseRow>(mapper.ConfigurationProvider);

    /// <summary>Null when it has not the shape of a number.</summary>
    private IQueryable<Case>? ByNumber(string term)
    {
        if (Serial.TryParse(term, out var serial))
            return db.Set<Case>().Where(c => c.Serial == serial);
        var upper = term.ToUpperInvariant();
        return InternalNumber().IsMatch(upper)
            ? db.Set<Person>().Where(p => p.InternalNumber == upper).Join(db.Set<Case>(), p => p.Id, c => c.PersonId, (p, c) => c)
            : null;
    }

    /// <summary>
    /// An alias is shared by thousands: access rows and cases carry it, so that the newest the actor may see are one index range.
    /// </summary>
    private async Task<IReadOnlyList<CaseRow>> CalledAsync(string term, CancellationToken token)
    {
        var ask = new Ask(term, db.Actor.OfficePrefix ?? "", db.Actor.OfficerId, db.Actor.OrganisationId, time.GetUtcNow().UtcDateTime);
        return db.Actor.OfficePrefix is null
            ? await CalledInUnit.ListAsync(db, ask, (db, a) => Listed(db, OfUnit(db, a)), token)
            : await CalledInRegion.ListAsync(db, ask, (db, a) => Listed(db, OfRegion(db, a)), token);
    }

    private static IQueryable<Case> OfUnit(AppDbContext db, Ask ask) =>
        CaseListQuery.Newest(db, db.Set<CaseAccess>().Where(a => a.OrganisationId == ask.UnitId && a.CaseAlias == ask.Term), ask);

    private static IQueryable<Case> OfRegion(AppDbContext db, Ask ask) =>
        Newest(db.Set<Case>().Where(c => c.Alias == ask.Term && c.RegionCode.StartsWith(ask.Prefix)));

    /// <summary>Who is called so, and whose alias it is: the officer need not know which of the two she remembers.</summary>
    private async Task<IQueryable<Case>> NamedAsync(string term, IReadOnlyList<Guid> named, CancellationToken token)
    {
        var called = ByNumber(term) is { } numbered ? await CasesAsync(numbered, token) : await CalledAsync(term, token);
        return WithIds([.. called.Select(c => c.Id), .. named]);
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

    private sealed record Ask(string Term, string Prefix, Guid OfficerId, Guid UnitId, DateTime Now) : Asker(OfficerId, UnitId, Now);
}
