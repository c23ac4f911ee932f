using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>A hand-off with the rows a list line needs; only a shape for projections, never materialised whole.</summary>
public sealed class HandoffListing
{
    public required Handoff Handoff { get; init; }
    public required Person Person { get; init; }
    public required string FromName { get; init; }
    public required string ToName { get; init; }

    /// <summary>Joins after the page is cut; the hand-off's own filter decides what is in it.</summary>
    public static IQueryable<HandoffListing> Join(AppDbContext db, IQueryable<Handoff> page) =>
        from h in page
        join p in db.Set<Person>() on h.PersonId equals p.Id
        join f in db.Set<Organisation>() on h.FromOrganisationId equals f.Id
        join t in db.Set<Organisation>() on h.ToOrganisationId equals t.Id
        select new HandoffListing { Handoff = h, Person = p, FromName = f.Name, ToName = t.Name };
}
