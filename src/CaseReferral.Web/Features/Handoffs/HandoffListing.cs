using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>A hand-off with the rows a list line needs; only a shape for projections, never materialised whole.</summary>
public sealed class HandoffListing
{
    public required Handoff Handoff { get; init; }
    public required long CaseSerial { get; init; }
    public required Person Person { get; init; }
    public required string FromName { get; init; }
    public required string ToName { get; init; }

    /// <summary>
    /// Joins after the page is cut: a receiver has no access row yet, so person and number come through the hand-off she
    /// may see, not through the case filter.
    /// </summary>
    public static IQueryable<HandoffListing> Join(AppDbContext db, IQueryable<Handoff> page) =>
        from h in page
        join c in db.Set<Case>().IgnoreQueryFilters([AppDbContext.Scope]) on h.CaseId equals c.Id
        join p in db.Set<Person>() on c.PersonId equals p.Id
        join f in db.Set<Organisation>() on h.FromOrganisationId equals f.Id
        join t in db.Set<Organisation>() on h.ToOrganisationId equals t.Id
        select new HandoffListing { Handoff = h, CaseSerial = c.Serial, Person = p, FromName = f.Name, ToName = t.Name };
}
