using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Trail;

/// <summary>One case from the rescue to the placement, step by step, so that a test can look between any two of them.</summary>
internal sealed class TrailStory(TestDatabase database, Actor police, Actor station)
{
    public const string Name = "王𠮷示", Phone = "13900000001", Relatives = "大伯王样例", Note = "随身物品当面点清";
    private static readonly DateOnly Day = new(2026, 3, 2);

    public Actor Police => police;
    public Actor Station => station;
    public Guid CaseId { get; private set; }
    public Guid HandoffId { get; private set; }

    public static async Task<TestDatabase> OpenAsync(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        return await TestDatabase.CreateAsync(provider);
    }

    public static async Task<TrailStory> NewAsync(TestDatabase database) =>
        new(database, await database.UnitAsync(OrganisationKind.CriminalPolice), await database.UnitAsync(OrganisationKind.RescueStation));

    /// <summary>The whole story.</summary>
    public static async Task<TrailStory> ToldAsync(TestDatabase database)
    {
        var story = await NewAsync(database);
        foreach (var (_, actor, step) in story.Steps)
        {
            await using var request = database.Begin(actor);
            await step(request);
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        return story;
    }

    /// <summary>Every use case in its order: its name, who does it, and how.</summary>
    public IReadOnlyList<(string Name, Actor Actor, Func<TestDatabase.Request, Task> Run)> Steps =>
    [
        ("Rescues.Register", police, RegisterAsync),
        ("Police.Update", police, async r => await r.Police.UpdateAsync(CaseId, await VersionAsync(r), new() { LegalAidToldOn = Day, Escort = "两人", Belongings = "无" }, default)),
        ("Police.Sampling", police, async r => await r.Police.RecordSamplingAsync(CaseId, await VersionAsync(r), new() { SampledOn = Day, ReceiptNumber = "R-1" }, default)),
        ("Police.Buyer", police, async r => await r.Police.AddBuyerAsync(CaseId, await VersionAsync(r), new(null, "13800000009", null, null), default)),
        ("Police.Identify", police, async r => await r.Police.IdentifyAsync(CaseId, await VersionAsync(r), new() { Name = Name, Phone = Phone, Relatives = Relatives }, new(1996, 1, 1), AgeCertainty.Confirmed, true, default)),
        ("Needs.Decide", police, async r => await r.Needs.DecideAsync(CaseId, await VersionAsync(r), new Dictionary<string, (NeedDecision, string?)> { ["health"] = (NeedDecision.Needed, null) }, default)),
        ("Vault.Reveal", police, async r => await r.Vault.RevealAsync(CaseId, "hand-over", default)),
        ("Handoffs.Create", police, async r => HandoffId = await r.Handoffs.CreateAsync(Placement, false, default)),
        ("Handoffs.Rewrite", police, async r => await r.Handoffs.RewriteAsync(HandoffId, await HandoffVersionAsync(r), Placement with { Text = "接收并安置" }, true, default)),
        ("Handoffs.Sign", station, async r => await r.Handoffs.FireAsync(HandoffId, HandoffAction.Sign, await HandoffVersionAsync(r), new() { Text = Note }, default)),
        ("Handoffs.Accept", station, async r => await r.Handoffs.FireAsync(HandoffId, HandoffAction.Accept, await HandoffVersionAsync(r), new() { OfficerId = station.OfficerId, PlanDate = Day.AddDays(1) }, default)),
        ("Handoffs.Record", station, PlaceAsync),
        ("Cases.Suspend", LeadOf(station), async r => await r.Cases.FireAsync(CaseId, CaseAction.Suspend, await VersionAsync(r), new() { Text = "等待", ReviewOn = Day.AddDays(30) }, default)),
    ];

    private HandoffRequest Placement => new()
    {
        CaseId = CaseId,
        Kind = PlacementKind.KeyName,
        ToOrganisationId = station.OrganisationId,
        Text = "接收",
        Package = FieldGroup.Identity | FieldGroup.Family | FieldGroup.Placement | FieldGroup.Certificates,
        BasisCode = "consent",
        BasisNote = "2026-03-02 同意书",
    };

    private async Task RegisterAsync(TestDatabase.Request r)
    {
        var cases = await r.Rescues.RegisterAsync(new RescueEntry
        {
            RescuedAt = database.Clock.GetUtcNow().UtcDateTime.AddHours(-2),
            RegionCode = "999901",
            Source = "operation",
            LegalAidToldOn = Day,
            Persons = [new() { Sex = "2", Age = 30, AgeCertainty = AgeCertainty.SelfReported, Identity = new() { Name = Name, Phone = Phone } }],
        }, default);
        CaseId = cases[0].Id;
    }

    private async Task PlaceAsync(TestDatabase.Request r) =>
        await r.Handoffs.RecordAsync(HandoffId, await HandoffVersionAsync(r), move => new PlacementService(r.Gate, r.CaseFacts, r.CaseWriter)
            .SaveAsync(move, new() { Form = "own-institution", StartedOn = Day, Bed = "2-3", Carer = "郑样本", FemaleStaff = true }, default), default);

    private static Actor LeadOf(Actor a) => new(a.OfficerId, a.Name, a.OrganisationId, a.OrganisationName, a.Kind, a.RegionCode, OfficerRole.Lead);

    private Task<int> VersionAsync(TestDatabase.Request r) => r.Db.Set<Case>().Where(c => c.Id == CaseId).Select(c => c.Version).SingleAsync();
    private Task<int> HandoffVersionAsync(TestDatabase.Request r) => r.Db.Set<Handoff>().Where(h => h.Id == HandoffId).Select(h => h.Version).SingleAsync();

    public async Task<List<AuditEntry>> RowsAsync()
    {
        await using var db = database.As(Actor.System("test"));
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(r => r.Chain).ThenBy(r => r.Number).ToListAsync();
    }
}
