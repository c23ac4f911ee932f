using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Testing;

/// <summary>
/// Brings a case to any point of the route through the application's own services, so that a test of a page begins where it
/// has something to say. The hand-off is legal aid: sent by police from the rescue on, with one small record.
/// </summary>
public sealed class Story(AppFactory app)
{
    public const string Police = "shi-xingzhen", Receiver = "fayuan", Office = "bangongshi", Centre = "fuliyuan";

    /// <summary>A second legal-aid centre, for everything that goes on to another unit.</summary>
    public const string Elsewhere = "fayuan-2";

    private readonly Dictionary<string, Actor> actors = [];

    /// <summary>Recomputes the hashes of the trail.</summary>
    public TrailSeal Seal => app.Services.GetRequiredService<TrailSeal>();

    public DateTime Now => app.Clock.GetUtcNow().UtcDateTime;
    public DateOnly Today => ChinaTime.LocalDate(Now);

    /// <summary>A rescued person; without <paramref name="told"/> she waits as Reported.</summary>
    public async Task<Guid> RescueAsync(int age = 8, bool told = true, string? idNumber = null, string by = Police, string? name = "王𠮷示", string? nationality = null)
    {
        await using var scope = await ScopeAsync(by);
        var region = (await ActorAsync(by)).RegionCode;
        var cases = await Service<RescueService>(scope).RegisterAsync(new RescueEntry
        {
            RescuedAt = Now.AddHours(-2),
            RegionCode = region.EndsWith("00", StringComparison.Ordinal) ? "999902" : region,
            Source = "operation",
            LegalAidToldOn = told ? Today : null,
            Persons = [new RescuedPerson { Sex = "2", BirthDate = Today.AddYears(-age).AddDays(-40), AgeCertainty = AgeCertainty.Confirmed, Nationality = nationality, Identity = new() { Name = name, IdNumber = idNumber } }],
        }, default);
        if (told)
            await Service<PoliceRecords>(scope).UpdateAsync(cases[0].Id, cases[0].Version, new()
            {
                LegalAidToldOn = Today,
                Escort = "林示范、女警一名",
                Belongings = "书包一个",
                Guardians = "not-found",
            }, default);
        return cases[0].Id;
    }

    /// <summary>A legal-aid hand-off in the state asked for.</summary>
    /// <param name="status">A live state.</param>
    /// <param name="served">In states after acceptance: the centre has written its record.</param>
    /// <param name="returned">It was returned once and disputed, so a further return goes to the office.</param>
    /// <param name="outcome">What a report says.</param>
    /// <param name="before">The state from which the sender asked to cancel.</param>
    /// <param name="age">Of the person.</param>
    public async Task<Guid> HandoffAsync(
        HandoffStatus status, bool served = true, bool returned = false, string outcome = HandoffCodes.Done, HandoffStatus before = HandoffStatus.Accepted, int age = 8)
    {
        var id = await SendAsync(await RescueAsync(age), LegalAidKind.KeyName, Police, Receiver, status != HandoffStatus.Draft);
        if (returned)
        {
            await LeadAsync(id, HandoffStatus.Returned, served, outcome, before);
            await FireAsync(Police, id, HandoffAction.Dispute);
        }
        await LeadAsync(id, status, served, outcome, before);
        return id;
    }

    private async Task LeadAsync(Guid id, HandoffStatus to, bool served, string outcome, HandoffStatus before)
    {
        Task Via(HandoffStatus status) => LeadAsync(id, status, served, outcome, before);
        switch (to)
        {
            case HandoffStatus.Received:
                await FireAsync(Receiver, id, HandoffAction.Sign);
                break;
            case HandoffStatus.SupplementRequested:
                await Via(HandoffStatus.Received);
                await FireAsync(Receiver, id, HandoffAction.Ask);
                break;
            case HandoffStatus.Returned:
                await Via(HandoffStatus.Received);
                await FireAsync(Receiver, id, HandoffAction.Return);
                break;
            case HandoffStatus.InArbitration:
                await Via(HandoffStatus.Returned);
                await FireAsync(Police, id, HandoffAction.Arbitrate);
                break;
            case HandoffStatus.Accepted:
                await Via(HandoffStatus.Received);
                await FireAsync(Receiver, id, HandoffAction.Accept);
                break;
            case HandoffStatus.InProgress when served:
                await Via(HandoffStatus.Accepted);
                await ServeAsync(id);
                break;
            case HandoffStatus.InProgress:
                await Via(HandoffStatus.OnHold);
                await FireAsync(Receiver, id, HandoffAction.Resume);
                break;
            case HandoffStatus.OnHold:
                await Via(served ? HandoffStatus.InProgress : HandoffStatus.Accepted);
                await FireAsync(Receiver, id, HandoffAction.Hold);
                break;
            case HandoffStatus.Reported:
                await Via(HandoffStatus.InProgress);
                await FireAsync(Receiver, id, HandoffAction.Report, i => i with { Outcome = outcome });
                break;
            case HandoffStatus.CancelRequested:
                await Via(before);
                await FireAsync(Police, id, HandoffAction.Cancel);
                break;
            default:
                break;
        }
    }

    /// <summary>Writes and sends a hand-off; with <paramref name="send"/> false it stays a draft.</summary>
    public async Task<Guid> SendAsync(Guid caseId, string kind, string from, string to, bool send = true)
    {
        await using var scope = await ScopeAsync(from);
        var line = scope.ServiceProvider.GetRequiredService<HandoffKinds>()[kind];
        return await Service<HandoffService>(scope).CreateAsync(new HandoffRequest
        {
            CaseId = caseId,
            Kind = kind,
            ToOrganisationId = (await ActorAsync(to)).OrganisationId,
            Text = "请办理",
            Package = line.Package | FieldGroup.Handoffs,
            BasisCode = LegalBases.Consent,
            BasisNote = "本人同意书",
        }, send, default);
    }

    /// <summary>A minor placed in the welfare home, which then owns the case.</summary>
    public async Task<Guid> PlacedAsync(int age = 8, string by = Police)
    {
        var id = await RescueAsync(age, by: by);
        await AttachAsync(by, id, DocumentCategories.TemporaryCareNotice);
        var handoff = await SendAsync(id, Core.Departments.Placement.PlacementKind.KeyName, by, Centre);
        await FireAsync(Centre, handoff, HandoffAction.Sign);
        await FireAsync(Centre, handoff, HandoffAction.Accept);
        await using var scope = await ScopeAsync(Centre);
        await Service<HandoffService>(scope).RecordAsync(handoff, await VersionAsync(handoff), move =>
            Service<Core.Departments.Placement.PlacementService>(scope).SaveAsync(
                move, new() { Form = "own-institution", StartedOn = Today, Carer = "郑样本" }, default), default);
        return id;
    }

    /// <summary>Registers that a person left the welfare home.</summary>
    public async Task LeaveAsync(Guid caseId, DepartureInput input)
    {
        var version = await ReadAsync(db => db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync());
        await using var scope = await ScopeAsync(Centre);
        await Service<DepartureService>(scope).RecordAsync(caseId, version, input, default);
    }

    /// <summary>A child of the welfare home whose help is done: the visits are planned.</summary>
    public async Task<Guid> FollowedUpAsync(int age = 9)
    {
        var id = await PlacedAsync(age);
        var placement = await ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == id).Select(h => h.Id).SingleAsync());
        await FireAsync(Centre, placement, HandoffAction.Report);
        await FireAsync(Police, placement, HandoffAction.Confirm);
        await DecideNeedsAsync(Centre, id);
        await ActAsync(Centre, id, CaseAction.BeginFollowUp);
        return id;
    }

    /// <summary>Records the next planned visit of a case: all is well.</summary>
    public async Task<Guid> VisitAsync(Guid caseId, Func<VisitInput, VisitInput>? change = null)
    {
        await using var scope = await ScopeAsync(Centre);
        var planned = await ReadAsync(db => db.Set<PlannedVisit>().Where(p => p.CaseId == caseId && p.State == PlannedVisitState.Planned).OrderBy(p => p.Months).Select(p => p.Id).FirstAsync());
        var version = await ReadAsync(db => db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync());
        return await Service<VisitService>(scope).RecordAsync(caseId, planned, version, change?.Invoke(Seen()) ?? Seen(), default);
    }

    /// <summary>Corrects what was written of a visit: the address.</summary>
    public async Task<Guid> CorrectAsync(Guid caseId, Guid visit)
    {
        var version = await ReadAsync(db => db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync());
        await using var scope = await ScopeAsync(Centre);
        return await Service<VisitService>(scope).CorrectAsync(caseId, visit, version, Seen() with { Address = "No. 1", Correction = "wrong address" }, default);
    }

    /// <summary>Moves the next planned visit by three days.</summary>
    public async Task MoveVisitAsync(Guid caseId)
    {
        var next = await ReadAsync(db => db.Set<PlannedVisit>().Where(p => p.CaseId == caseId && p.State == PlannedVisitState.Planned)
            .Join(db.Set<CaseClock>(), p => p.ClockId, k => k.Id, (p, k) => new { p.Id, Due = k.DueAt }).OrderBy(r => r.Due).FirstAsync());
        var version = await ReadAsync(db => db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync());
        await using var scope = await ScopeAsync(Centre);
        await Service<VisitMoveService>(scope).MoveAsync(caseId, next.Id, version, Core.Clocks.ChinaTime.LocalDate(next.Due).AddDays(3), "away", default);
    }

    private VisitInput Seen() => new()
    {
        Method = VisitMethod.Home,
        VisitedOn = Today,
        Visitor = "A. Visitor",
        LivesWith = "grandmother",
        Contact = DangerContact.Nobody,
        Care = GuardianCare.Good,
        HeardAlone = true,
        OwnWords = "I like it here",
        Risk = RiskLevel.Low,
    };

    /// <summary>Adds a one-page PDF, or another file.</summary>
    public async Task<Guid> AttachAsync(string account, Guid caseId, string category, byte[]? content = null, string name = "文书.pdf")
    {
        await using var scope = await ScopeAsync(account);
        using var paper = new MemoryStream(content ?? "%PDF-1.4\n%%EOF\n"u8.ToArray());
        return await Service<AttachmentService>(scope).AddAsync(caseId, null, category, name, paper, default);
    }

    /// <summary>Fires an action with a complete form.</summary>
    public async Task FireAsync(string account, Guid id, HandoffAction action, Func<HandoffInput, HandoffInput>? change = null)
    {
        await using var scope = await ScopeAsync(account);
        var input = await InputAsync(action, account);
        await Service<HandoffService>(scope).FireAsync(id, action, await VersionAsync(id), change?.Invoke(input) ?? input, default);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>A complete and right form for any action; what an action does not ask is ignored.</summary>
    public async Task<HandoffInput> InputAsync(HandoffAction action, string account) => new()
    {
        ReasonCode = HandoffCodes.For(action, new LegalAidKind()) is [var first, ..] ? first : null,
        Text = "说明：" + action,
        Duty = "四.7",
        UnitId = (await ActorAsync(Elsewhere)).OrganisationId,
        OfficerId = (await ActorAsync(account)).OfficerId,
        PlanDate = Today,
        Outcome = HandoffCodes.Done,
        OutcomeOn = Today,
        ReviewOn = Today.AddDays(10),
        RulingNumber = "裁〔2026〕1号",
        NextStep = "转其他途径办理",
    };

    /// <summary>The centre writes its record: the first entry moves the hand-off to InProgress.</summary>
    /// <param name="id">Hand-off.</param>
    /// <param name="details">What it says; else: granted, with a lawyer.</param>
    public async Task ServeAsync(Guid id, LegalAidDetails? details = null)
    {
        await using var scope = await ScopeAsync(Receiver);
        await Service<HandoffService>(scope).RecordAsync(id, await VersionAsync(id), move =>
        {
            var record = new LegalAidRecord(move.Handoff.Id, move.Case.Id);
            record.Write(details ?? new() { Decision = "granted", DecidedOn = Today, Lawyer = "叶样例", LawyerForMinors = true, AssignedOn = Today });
            move.Db.Add(record);
            return Task.CompletedTask;
        }, default);
    }

    /// <summary>Fires a case action.</summary>
    public async Task ActAsync(string account, Guid caseId, CaseAction action, CaseInput? input = null)
    {
        await using var scope = await ScopeAsync(account);
        var version = await ReadAsync(db => db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync());
        await Service<CaseService>(scope).FireAsync(caseId, action, version, input ?? new(), default);
    }

    /// <summary>Decides every line of the checklist as not needed.</summary>
    public async Task DecideNeedsAsync(string account, Guid caseId)
    {
        await using var scope = await ScopeAsync(account);
        var version = await ReadAsync(db => db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync());
        var lines = scope.ServiceProvider.GetRequiredService<HandoffKinds>().All.Where(k => k.IsNeed);
        await Service<Core.Assessment.NeedsService>(scope).DecideAsync(
            caseId, version, lines.ToDictionary(k => k.Key, _ => (Core.Assessment.NeedDecision.NotNeeded, (string?)"本人不需要")), default);
    }

    /// <summary>Reads the truth, past every filter.</summary>
    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        return await read(db);
    }

    public Task<Handoff?> FindAsync(Guid id) => ReadAsync(db => db.Set<Handoff>().AsNoTracking()
        .AsSplitQuery().Include(h => h.Events).Include(h => h.Clocks).FirstOrDefaultAsync(h => h.Id == id));

    public Task<int> VersionAsync(Guid id) => ReadAsync(db => db.Set<Handoff>().Where(h => h.Id == id).Select(h => h.Version).SingleAsync());

    /// <summary>Runs a use case as an officer, in a scope of its own as a request has one.</summary>
    public async Task<AsyncServiceScope> ScopeAsync(string account)
    {
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(await ActorAsync(account));
        return scope;
    }

    public async Task<Actor> ActorAsync(string account)
    {
        if (actors.TryGetValue(account, out var known))
            return known;
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        if (account == Elsewhere && !await db.Users.AnyAsync(o => o.UserName == Elsewhere))
            await OpenSecondCentreAsync(db);
        var officer = await db.Users.SingleAsync(o => o.UserName == account);
        var unit = await db.Set<Organisation>().SingleAsync(o => o.Id == officer.OrganisationId);
        return actors[account] = new(officer.Id, officer.DisplayName, unit.Id, unit.Name, unit.Kind, unit.RegionCode, officer.Role);
    }

    private static async Task OpenSecondCentreAsync(AppDbContext db)
    {
        var hash = await db.Users.Where(o => o.UserName == Receiver).Select(o => o.PasswordHash).SingleAsync();
        var unit = new Organisation(Elsewhere, "市第二法律援助中心", OrganisationKind.LegalAidCentre, "999900");
        var officer = new Officer(Elsewhere, "骆样例", unit.Id, OfficerRole.Officer) { NormalizedUserName = Elsewhere.ToUpperInvariant(), PasswordHash = hash };
        db.AddRange(unit, officer, new PledgeAcceptance(officer.Id, new AccountOptions().PledgeVersion, DateTime.UnixEpoch));
        await db.SaveChangesAsync();
    }

    private static T Service<T>(AsyncServiceScope scope) where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
}
