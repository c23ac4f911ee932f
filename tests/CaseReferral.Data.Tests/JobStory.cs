using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>An adult handed over to a rescue station on Monday 2026-03-02, 10:00; two nodes look after the clocks.</summary>
internal sealed class JobStory : IAsyncDisposable
{
    public required TestDatabase Database { get; init; }
    public required TestNode Node { get; init; }
    public required TestNode OtherNode { get; init; }
    public required Actor Police { get; init; }
    public required Actor Station { get; init; }
    public required Actor Office { get; init; }
    public required Guid CaseId { get; init; }
    public Guid HandoffId { get; private set; }

    public static async Task<JobStory> BeginAsync(string provider, bool send = true, DateOnly? born = null)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        var database = await TestDatabase.CreateAsync(provider);
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        var station = await database.UnitAsync(OrganisationKind.RescueStation);
        var office = await database.UnitAsync(OrganisationKind.ConferenceOffice);
        await using var request = database.Begin(police);
        var @case = (await request.Rescues.RegisterAsync(new RescueEntry
        {
            RescuedAt = database.Clock.GetUtcNow().UtcDateTime.AddHours(-2),
            RegionCode = "999901",
            Source = "operation",
            LegalAidToldOn = new DateOnly(2026, 3, 2),
            Persons = [new RescuedPerson { Sex = "2", Age = born is null ? 30 : null, BirthDate = born, AgeCertainty = AgeCertainty.SelfReported }],
        }, default))[0];
        await request.Police.UpdateAsync(@case.Id, @case.Version, new RescueUpdate { LegalAidToldOn = new DateOnly(2026, 3, 2), Escort = "两人", Belongings = "无" }, default);
        var story = new JobStory
        {
            Database = database,
            Node = new TestNode(database),
            OtherNode = new TestNode(database),
            Police = police,
            Station = station,
            Office = office,
            CaseId = @case.Id,
        };
        if (born is null)
            story.HandoffId = await request.Handoffs.CreateAsync(story.Request(), send, default);
        return story;
    }

    private HandoffRequest Request() => new()
    {
        CaseId = CaseId,
        Kind = PlacementKind.KeyName,
        ToOrganisationId = Station.OrganisationId,
        Text = "接收",
        Package = FieldGroup.Identity | FieldGroup.Family | FieldGroup.Placement | FieldGroup.Certificates,
        BasisCode = LegalBases.Consent,
        BasisNote = "2026-03-02 同意书",
    };

    /// <summary>Shanghai time.</summary>
    public void At(string local) => Database.Clock.Set(DateTime.Parse(local));

    public async Task FireAsync(Actor actor, HandoffAction action, HandoffInput? input = null)
    {
        await using var request = Database.Begin(actor);
        var version = await request.Db.Set<Handoff>().Where(h => h.Id == HandoffId).Select(h => h.Version).SingleAsync();
        await request.Handoffs.FireAsync(HandoffId, action, version, input ?? new(), default);
    }

    /// <summary>Signed, accepted, placed in the station.</summary>
    public async Task PlaceAsync()
    {
        await FireAsync(Station, HandoffAction.Sign);
        await FireAsync(Station, HandoffAction.Accept, new() { OfficerId = Station.OfficerId, PlanDate = new DateOnly(2026, 3, 2) });
        await using var request = Database.Begin(Station);
        var placements = new PlacementService(request.Gate, request.CaseFacts, request.CaseWriter);
        var version = await request.Db.Set<Handoff>().Where(h => h.Id == HandoffId).Select(h => h.Version).SingleAsync();
        await request.Handoffs.RecordAsync(HandoffId, version, move => placements.SaveAsync(
            move, new() { Form = "own-institution", StartedOn = new DateOnly(2026, 3, 2), Carer = "郑样本", FemaleStaff = true }, default), default);
    }

    /// <summary>A hand-off in work that no page has to lead to.</summary>
    public async Task<Guid> WorkingAsync(string kind, DateOnly requestedOn)
    {
        await using var db = Database.As(Actor.System("test"));
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == CaseId);
        var handoff = new Handoff(Serial.Of(2026, 900), CaseId, kind, Police.OrganisationId, Station.OrganisationId, Database.Clock.GetUtcNow().UtcDateTime);
        handoff.Of(@case, Police.OfficerId);
        handoff.RequestOn(requestedOn);
        handoff.MoveTo(HandoffStatus.InProgress, HandoffAction.Begin, Station, Database.Clock.GetUtcNow().UtcDateTime, null, null);
        db.Add(handoff);
        await db.SaveChangesAsync();
        return HandoffId = handoff.Id;
    }

    public async Task<T> SeeAsync<T>(Func<Core.Data.AppDbContext, Task<T>> look, Actor? actor = null)
    {
        await using var db = Database.As(actor ?? Actor.System("test"));
        return await look(db);
    }

    public Task<Handoff?> HandoffAsync() => SeeAsync(db => db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == HandoffId));

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await OtherNode.DisposeAsync();
        await Database.DisposeAsync();
    }
}
