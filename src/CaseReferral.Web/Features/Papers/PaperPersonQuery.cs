using CaseReferral.Core.Data;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Papers;

/// <summary>The person on paper, cut like the case page; without a name she has her internal number.</summary>
public sealed record PaperPerson(PersonCard Card, RescueCard? Rescue)
{
    public IdentityCard Identity => Card.Identity;

    /// <summary>What a letter calls her.</summary>
    public string Called => Identity.Name ?? Card.InternalNumber;
}

/// <summary>Loads the person of a paper: the one reader of names for every sheet.</summary>
public sealed class PaperPersonQuery(AppDbContext db, IdentityVault vault, CaseCards cards, TimeProvider time)
{
    public async Task<PaperPerson> LoadAsync(PaperSubject subject, CancellationToken token)
    {
        var view = subject.View;
        var row = await (
            from p in db.Set<Person>()
            where p.Id == subject.Case.PersonId
            from r in db.Set<RescueRecord>().Where(r => r.CaseId == subject.Case.Id).DefaultIfEmpty()
            select new { Person = p, Rescue = r }).AsNoTracking().SingleAsync(token);
        var identity = await vault.ReadAsync(subject.Case.Id, row.Person.Id, view.Readable, token);
        var card = cards.Person(row.Person, identity, view, time.GetUtcNow().UtcDateTime);
        // The age of the request is the one its rules were asked about.
        if (subject.Handoff is { } handoff)
            card = card with { Age = row.Person.AgeOn(handoff.RequestedOn) };
        return new(card, row.Rescue is null ? null : cards.Rescue(row.Rescue, view));
    }
}
