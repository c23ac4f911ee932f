using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Supervision;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseReferral.Data.Tests.Supervision;

/// <summary>A seeded walk of everybody who changes a limit: units, the ladder, the office, a merge, an erasure, saves that fail.</summary>
internal sealed class OverdueWalk(TestDatabase database, TestNode node, Random random)
{
    private static readonly string[] Lines = ["placement", "health", "legal-aid"];
    private readonly List<Actor> actors = [];
    private readonly List<Guid> cases = [];

    public int Moves { get; private set; }
    public int Undone { get; private set; }

    private DateTime Now => database.Clock.GetUtcNow().UtcDateTime;

    public async Task BeginAsync()
    {
        foreach (var kind in new[] { OrganisationKind.CriminalPolice, OrganisationKind.RescueStation, OrganisationKind.RescueStation, OrganisationKind.Hospital, OrganisationKind.LegalAidCentre, OrganisationKind.ConferenceOffice })
        {
            var officer = await database.UnitAsync(kind);
            actors.AddRange(officer, officer with { OfficerId = Guid.CreateVersion7(), Role = OfficerRole.Lead });
        }
        foreach (var region in new[] { "999901", "999902", "999901" })
            cases.Add(await RescueAsync(region));
    }

    private async Task<Guid> RescueAsync(string region)
    {
        await using var request = database.Begin(actors[0]);
        var @case = (await request.Rescues.RegisterAsync(new RescueEntry
        {
            RescuedAt = Now.AddHours(-2),
            RegionCode = region,
            Source = "operation",
            LegalAidToldOn = new DateOnly(2026, 3, 2),
            Persons = [new RescuedPerson { Sex = "2", Age = 30, AgeCertainty = AgeCertainty.SelfReported, Identity = new() { Name = "王示" } }],
        }, default))[0];
        await request.Police.UpdateAsync(@case.Id, @case.Version, new RescueUpdate { LegalAidToldOn = new DateOnly(2026, 3, 2), Escort = "两人", Belongings = "无" }, default);
        request.Db.Add(new CaseClock(@case, "certificate-1m", "test", actors[0].OrganisationId, Term.WorkingDays(2), Now, WorkCalendar.Embedded()));
        await request.Db.SaveChangesAsync();
        return @case.Id;
    }

    public async Task StepAsync()
    {
        database.Clock.Advance(TimeSpan.FromHours(random.Next(4, 60)));
        try
        {
            await (random.Next(10) switch
            {
                0 or 1 or 8 => node.RunAsync("urging-ladder"),
                2 => OrderAsync(),
                3 => AnswerAsync(),
                4 => node.RunAsync("overdue-counts"),
                9 => node.RunAsync("overdue-noticing"),
                _ => ActAsync(random.Next(3) == 0),
            });
            Moves++;
        }
        catch (CommitFailedException)
        {
            Undone++;
        }
        catch (Exception refused) when (refused is NotFoundException or NotPermittedException or RuleBrokenException or InvalidInputException or StaleException) { }
    }

    private async Task ActAsync(bool fails)
    {
        await using var db = database.As(Actor.System("test"));
        var holders = await db.Set<Handoff>().Where(h => h.HolderId != null).Select(h => h.HolderId).Distinct().ToListAsync();
        var holding = actors.Where(a => holders.Contains(a.OrganisationId)).ToList();
        var actor = holding.Count == 0 || random.Next(3) == 0 ? Pick(actors) : Pick(holding);
        await using var request = fails ? database.Begin(actor, new FailAtCommit()) : database.Begin(actor);
        var visible = await request.Db.Set<Handoff>().AsNoTracking().OrderBy(h => h.Serial).ToListAsync();
        if (visible.Count == 0 || random.Next(4) == 0)
        {
            await request.Handoffs.CreateAsync(Request(), true, default);
            return;
        }
        var handoff = visible[^(1 + random.Next(Math.Min(6, visible.Count)))];
        var offered = (await request.Handoffs.OptionsAsync(handoff, default)).Options;
        var action = offered.Count > 0 ? Pick(offered).Action : Pick(Enum.GetValues<HandoffAction>());
        await request.Handoffs.FireAsync(handoff.Id, action, handoff.Version, Input(action, handoff, actor), default);
    }

    private async Task OrderAsync()
    {
        await using var db = database.As(Actor.System("test"));
        var late = await db.Set<HandoffClock>().Where(k => k.StoppedAt == null && k.DueAt < Now).OrderBy(k => k.DueAt).Select(k => k.Id).ToListAsync();
        if (late.Count > 0)
            await node.AsAsync<UrgingService>(actors[^2], s => s.OrderAsync(Pick(late), "请办理", default));
    }

    private async Task AnswerAsync()
    {
        await using var db = database.As(Actor.System("test"));
        var open = await db.Set<Urging>().AsNoTracking().Where(u => u.OpenForId != null).OrderBy(u => u.IssuedAt).ToListAsync();
        if (open.Count == 0)
            return;
        var letter = Pick(open);
        var lead = actors.First(a => a.OrganisationId == letter.ToOrganisationId && a.Role == OfficerRole.Lead);
        await node.AsAsync<UrgingService>(lead, s => s.AnswerAsync(letter.Id, letter.Version, "已办", default));
    }

    /// <summary>The first case goes on in the second, which lies in another county; then its file is emptied.</summary>
    public async Task MergeAsync()
    {
        await using var request = database.Begin(Actor.System("test"));
        var (from, into) = (await CaseAsync(request, cases[0]), await CaseAsync(request, cases[1]));
        await new CaseMerge(request.Db, request.Carers).IntoAsync(from, into, Now, default);
        await request.Db.SaveChangesAsync();
        cases.RemoveAt(0);
        await using var later = database.Begin(Actor.System("test"));
        await new Eraser(later.Db).EmptyAsync(await CaseAsync(later, from.Id), "test", Now, default);
        await later.Db.SaveChangesAsync();
    }

    private static Task<Case> CaseAsync(TestDatabase.Request request, Guid id) => request.Db.Set<Case>().SingleAsync(c => c.Id == id);

    private HandoffRequest Request()
    {
        var kind = Pick(Lines);
        return new()
        {
            CaseId = Pick(cases),
            Kind = kind,
            ToOrganisationId = Pick(actors.Where(a => new HandoffKinds()[kind].Receivers.Contains(a.Kind)).ToList()).OrganisationId,
            Text = "请办理",
            Package = new HandoffKinds()[kind].Package,
            BasisCode = LegalBases.Consent,
            BasisNote = "同意书",
        };
    }

    private HandoffInput Input(HandoffAction action, Handoff handoff, Actor actor)
    {
        var (kind, today) = (new HandoffKinds()[handoff.Kind], ChinaTime.LocalDate(Now));
        var codes = HandoffCodes.For(action, kind);
        var units = actors.Where(a => kind.Receivers.Contains(a.Kind) && a.OrganisationId != handoff.ToOrganisationId).ToList();
        return new()
        {
            ReasonCode = codes.Count > 0 ? Pick(codes) : null,
            Text = "说明",
            Duty = "四.3",
            UnitId = units.Count > 0 ? Pick(units).OrganisationId : actor.OrganisationId,
            OfficerId = actors.First(a => a.OrganisationId == handoff.ToOrganisationId).OfficerId,
            PlanDate = today.AddDays(3),
            Outcome = Pick(kind.Outcomes),
            OutcomeOn = today,
            ReviewOn = today.AddDays(random.Next(1, 40)),
            RulingNumber = "裁〔2026〕1号",
            NextStep = "继续跟进",
        };
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>The database fails at the last moment of a save.</summary>
    private sealed class FailAtCommit : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            throw new CommitFailedException();
    }

    private sealed class CommitFailedException() : Exception("commit failed");
}
