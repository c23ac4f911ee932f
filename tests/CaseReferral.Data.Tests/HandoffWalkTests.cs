using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>
/// Officers of several units do whatever comes to their mind with the hand-offs of one case, through the real services
/// on a real database. Seeded: a failure names its seed and step.
/// </summary>
public sealed class HandoffWalkTests
{
    private const int Steps = 100;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task AnyWalk_OfEverybody_KeepsOwnershipTwinsClocksAndTable(int seed)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var walk = await Walk.BeginAsync(database, new Random(seed));
        for (var step = 0; step < Steps; step++)
        {
            await walk.StepAsync();
            await walk.CheckAsync($"seed {seed}, step {step}");
        }
        Assert.True(walk.Moves > Steps / 10, $"Only {walk.Moves} of {Steps} steps moved anything: the walk tests too little.");
    }

    private sealed class Walk(TestDatabase database, Random random, Guid caseId, IReadOnlyList<Actor> actors)
    {
        private static readonly string[] Lines = ["placement", "health", "legal-aid"];
        private readonly Dictionary<Guid, int> ended = [];

        public int Moves { get; private set; }

        public static async Task<Walk> BeginAsync(TestDatabase database, Random random)
        {
            OrganisationKind[] kinds = [OrganisationKind.CriminalPolice, OrganisationKind.RescueStation, OrganisationKind.RescueStation,
                OrganisationKind.Hospital, OrganisationKind.LegalAidCentre, OrganisationKind.ConferenceOffice];
            var actors = new List<Actor>();
            foreach (var kind in kinds)
            {
                var officer = await database.UnitAsync(kind);
                actors.AddRange(officer, officer with { OfficerId = Guid.CreateVersion7(), Role = OfficerRole.Lead });
            }
            await using var request = database.Begin(actors[0]);
            var @case = (await request.Rescues.RegisterAsync(new RescueEntry
            {
                RescuedAt = database.Clock.GetUtcNow().UtcDateTime.AddHours(-2),
                RegionCode = "999901",
                Source = "operation",
                LegalAidToldOn = new DateOnly(2026, 3, 2),
                Persons = [new RescuedPerson { Sex = "2", Age = 30, AgeCertainty = AgeCertainty.SelfReported, Identity = new() { Name = "王示" } }],
            }, default))[0];
            await request.Police.UpdateAsync(@case.Id, @case.Version, new RescueUpdate { LegalAidToldOn = new DateOnly(2026, 3, 2), Escort = "两人", Belongings = "无" }, default);
            return new(database, random, @case.Id, actors);
        }

        public async Task StepAsync()
        {
            database.Clock.Advance(TimeSpan.FromHours(random.Next(1, 30)));
            var actor = await NextAsync();
            await using var request = database.Begin(actor);
            var visible = await request.Db.Set<Handoff>().AsNoTracking().OrderBy(h => h.Serial).ToListAsync();
            try
            {
                if (visible.Count == 0 || random.Next(4) == 0)
                    await request.Handoffs.CreateAsync(Request(), random.Next(5) != 0, default);
                else
                    await MoveAsync(request, actor, visible[^(1 + random.Next(Math.Min(4, visible.Count)))]);
                Moves++;
            }
            catch (Exception refused) when (refused is NotFoundException or NotPermittedException or RuleBrokenException or InvalidInputException or StaleException) { }
        }

        /// <summary>Mostly somebody who has the ball, so that the walk goes on; now and then anybody.</summary>
        private async Task<Actor> NextAsync()
        {
            await using var db = database.As(Actor.System("test"));
            var holders = await db.Set<Handoff>().Where(h => h.HolderId != null).OrderBy(h => h.Serial).Select(h => h.HolderId).Distinct().ToListAsync();
            var holding = actors.Where(a => holders.Contains(a.OrganisationId)).ToList();
            return holding.Count == 0 || random.Next(3) == 0 ? Pick(actors) : Pick(holding);
        }

        private HandoffRequest Request()
        {
            var kind = Pick(Lines);
            var receivers = actors.Where(a => new HandoffKinds()[kind].Receivers.Contains(a.Kind)).ToList();
            return new()
            {
                CaseId = caseId,
                Kind = kind,
                ToOrganisationId = Pick(receivers).OrganisationId,
                Text = "请办理",
                Package = new HandoffKinds()[kind].Package,
                BasisCode = LegalBases.Consent,
                BasisNote = "同意书",
            };
        }

        private async Task MoveAsync(TestDatabase.Request request, Actor actor, Handoff handoff)
        {
            var offered = (await request.Handoffs.OptionsAsync(handoff, default)).Options;
            if (handoff is { Kind: HealthKind.KeyName, Status: HandoffStatus.Accepted } && random.Next(2) == 0)
            {
                await request.Handoffs.RecordAsync(handoff.Id, handoff.Version, Screen, default);
                return;
            }
            // Now and then something that is not offered at all.
            var action = offered.Count > 0 && random.Next(6) != 0 ? Pick(offered).Action : Pick(Enum.GetValues<HandoffAction>());
            await request.Handoffs.FireAsync(handoff.Id, action, handoff.Version - (random.Next(12) == 0 ? 1 : 0), Input(action, handoff, actor), default);
        }

        private static Task Screen(HandoffMove move)
        {
            var record = new HealthRecord(move.Handoff.Id, move.Case.Id);
            record.Write(new() { ScreenedOn = move.Facts.Today, ScreeningResult = "no-finding" });
            move.Db.Add(record);
            return Task.CompletedTask;
        }

        private HandoffInput Input(HandoffAction action, Handoff handoff, Actor actor)
        {
            var kind = new HandoffKinds()[handoff.Kind];
            var today = ChinaTime.LocalDate(database.Clock.GetUtcNow().UtcDateTime);
            var codes = HandoffCodes.For(action, kind);
            var officer = actors.First(a => a.OrganisationId == handoff.ToOrganisationId).OfficerId;
            var units = actors.Where(a => kind.Receivers.Contains(a.Kind) && a.OrganisationId != handoff.ToOrganisationId).ToList();
            return new()
            {
                ReasonCode = codes.Count > 0 ? Pick(codes) : null,
                Text = "说明",
                Duty = "四.3",
                UnitId = units.Count > 0 ? Pick(units).OrganisationId : actor.OrganisationId,
                OfficerId = officer,
                PlanDate = today.AddDays(3),
                Outcome = Pick(kind.Outcomes),
                OutcomeOn = today,
                ReviewOn = today.AddDays(random.Next(1, 40)),
                RulingNumber = "裁〔2026〕1号",
                NextStep = "继续跟进",
            };
        }

        /// <summary>Who accepted last; nobody is ever recorded here as having come, so that what is given up goes back to its sender.</summary>
        private Guid Owner(List<Handoff> handoffs)
        {
            var owner = actors[0].OrganisationId;
            foreach (var (handoff, step) in handoffs.Where(h => h.Kind == "placement").SelectMany(h => h.Events.Select(e => (h, e))).OrderBy(x => x.e.At).ThenBy(x => x.e.Number))
            {
                if (step.Action is HandoffAction.Accept or HandoffAction.RuleAccept)
                    owner = handoff.ToOrganisationId;
                else if (step.From is HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold or HandoffStatus.CancelRequested or HandoffStatus.Reported
                    && step.To is HandoffStatus.Returned or HandoffStatus.InArbitration or HandoffStatus.Cancelled or HandoffStatus.Unfulfilled or HandoffStatus.Void
                    && owner == handoff.ToOrganisationId)
                    owner = handoff.FromOrganisationId;
            }
            return owner;
        }

        public async Task CheckAsync(string where)
        {
            await using var db = database.As(Actor.System("test"));
            var handoffs = await db.Set<Handoff>().AsNoTracking().Include(h => h.Clocks).Include(h => h.Events).AsSplitQuery().ToListAsync();
            var owner = await db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.OwnerOrganisationId).SingleAsync();
            Assert.True(owner == Owner(handoffs), $"{where}: the owner is neither who accepted last nor who has her still");
            Assert.All(handoffs, h => Assert.True(h.CaseOwnerId == owner, $"{where}: copy of the owner"));
            Assert.True(await db.Set<CaseAccess>().CountAsync(a => a.CaseId == caseId && a.Role == AccessRole.Owner) == 1, $"{where}: one owner");

            var live = handoffs.Where(h => h.IsLive && h.Status != HandoffStatus.Draft).ToList();
            Assert.True(live.DistinctBy(h => (h.Kind, h.ToOrganisationId)).Count() == live.Count, $"{where}: two live hand-offs of one line to one unit");
            Assert.All(handoffs, h => Check(h, where));
        }

        private void Check(Handoff handoff, string where)
        {
            var open = handoff.Clocks.Where(c => c.StoppedAt is null).ToList();
            Assert.True(open.SingleOrDefault(c => c.PausedAt is null)?.Step == ClockPolicy.Running(handoff.Status), $"{where}: clock of {handoff.Status}");
            Assert.True(open.Where(c => c.PausedAt is not null).All(c => c.Step == ClockPolicy.Waiting(handoff.Status)), $"{where}: waiting clock of {handoff.Status}");
            Assert.True(handoff.IsTerminal == handoff.HolderId is null, $"{where}: holder");
            Assert.InRange(handoff.SupplementCount, 0, HandoffRules.MaxSupplements);
            Assert.Equal(handoff.EventCount, handoff.Events.Count);
            foreach (var entry in handoff.Events)
                Assert.True(HandoffWorkflow.Machine.Table.Any(r => r.From == entry.From && r.Action == entry.Action && r.To == entry.To), $"{where}: {entry.From} {entry.Action} {entry.To}");
            if (handoff.IsTerminal && !ended.TryAdd(handoff.Id, handoff.EventCount))
                Assert.True(ended[handoff.Id] == handoff.EventCount, $"{where}: {handoff.Status} moved");
        }

        private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
    }
}
