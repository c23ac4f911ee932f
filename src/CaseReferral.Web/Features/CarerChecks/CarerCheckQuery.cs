using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.CarerChecks;

/// <summary>Carers in question: who must answer sees it in the inbox until she has, who owns the case until it is settled.</summary>
public sealed class CarerCheckQuery(AppDbContext db, TimeProvider time)
{
    private const int Most = 10;

    private static readonly StoredQuery<Asker, Row>[] OpenFor = [new(), new(), new()];

    public async Task<CarerCheckPage> LoadAsync(Guid id, CarerCheckForm? form, CancellationToken token)
    {
        var row = await (from k in db.Set<CarerCheck>().AsNoTracking()
                         where k.Id == id
                         join c in db.Set<Case>() on k.CaseId equals c.Id
                         select new { Check = k, Case = c }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(CarerCheck));
        if ((Sides.Of(db.Actor, row.Case) & (Side.Police | Side.Office)) == 0)
            throw new NotPermittedException(Permissions.CarerClear);
        await db.RequireOpenAsync(row.Case.Id, row.Case.PersonId, Permissions.CarerClear, time.GetUtcNow().UtcDateTime, token);
        return new(row.Check, row.Case.Number, db.Actor.IsPolice, Answer(row.Check) is null && row.Check is { IsOpen: true, IsExact: false })
        {
            Form = new() { Version = row.Check.Version, Cleared = form?.Cleared, Reason = form?.Reason },
        };
    }

    public async Task<IReadOnlyList<CarerCheckRow>> InboxAsync(CancellationToken token)
    {
        var (now, reader) = (time.GetUtcNow().UtcDateTime, db.Actor.IsOffice ? Reader.Office : db.Actor.IsPolice ? Reader.Police : Reader.Owner);
        var rows = await OpenFor[(int)reader].ListAsync(db, Asker.Of(db.Actor, now), (db, a) => Open(db, a, reader), token);
        var answers = db.Actor.May(Permissions.CarerClear);
        return rows.ConvertAll(r => new CarerCheckRow(r.Serial, r.ByLaterBuyer, r.RaisedAt, answers,
            !answers ? $"/handoffs/{r.HandoffId}" : MinorsFile.IsOpen(db.Actor, r.BirthDate, r.Granted, now) ? $"/carer-checks/{r.Id}" : $"/cases/{r.CaseId}"));
    }

    private static IQueryable<Row> Open(AppDbContext db, Asker ask, Reader reader)
    {
        var (open, grants) = (db.Set<CarerCheck>().AsNoTracking().Where(c => c.IsOpen), db.LiveGrants(ask));
        var mine = reader switch
        {
            Reader.Office => open.Where(c => c.OfficeCleared == null),
            Reader.Police => open.Where(k => k.PoliceCleared == null && db.Set<Case>().Any(c => c.Id == k.CaseId
                && (c.OriginOrganisationId == ask.UnitId || c.OwnerOrganisationId == ask.UnitId))),
            _ => open.Where(c => c.OwnerOrganisationId == ask.UnitId),
        };
        return from k in mine.OrderBy(c => c.RaisedAt).Take(Most)
               join c in db.Set<Case>() on k.CaseId equals c.Id
               join p in db.Set<Person>() on c.PersonId equals p.Id
               orderby k.RaisedAt
               select new Row(k.Id, k.HandoffId, k.CaseId, c.Serial, k.ByLaterBuyer, k.RaisedAt, p.BirthDate, grants.Any(g => g.CaseId == c.Id));
    }

    private enum Reader { Office, Police, Owner }

    private sealed record Row(Guid Id, Guid HandoffId, Guid CaseId, long Serial, bool ByLaterBuyer, DateTime RaisedAt, DateOnly? BirthDate, bool Granted);

    private bool? Answer(CarerCheck check) => db.Actor.IsOffice ? check.OfficeCleared : check.PoliceCleared;
}

/// <summary>One line of the inbox; the owner is led to the placement, whoever answers to the question, or to the closed file where she asks for it.</summary>
public sealed record CarerCheckRow(long CaseSerial, bool ByLaterBuyer, DateTime RaisedAt, bool Answers, string Href)
{
    public string CaseNumber => Serial.Format(CaseSerial);
}

/// <summary>The question as police and the office read it; the carer's own data only police.</summary>
public sealed record CarerCheckPage(CarerCheck Check, string CaseNumber, bool ShowsCarer, bool MayAnswer)
{
    public CarerCheckForm Form { get; init; } = new();
}
