using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>A year entered by an administrator, and what becomes of the limits that waited for it.</summary>
public sealed class CalendarDataTests
{
    /// <summary>Invented for the test: nothing official is known of 2027 here.</summary>
    private const string Year2027 = """
        2027-01-01 休
        2027-01-02 休
        2027-01-03 休
        2027-01-04 休
        2027-01-09 班
        2027-05-01 休
        2027-05-02 休
        2027-10-01 休
        2027-10-02 休
        2027-10-03 休
        """;

    public static TheoryData<string> Providers => [.. TestDatabase.Providers];
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed record Story(TestDatabase Database, Actor Administrator, Actor Station, Guid HandoffId, CalendarSource Source) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Database.DisposeAsync();

        public CalendarService Service(AppDbContext db) => new(db, Source, new ClockRecount(db), Database.Clock);

        public async Task<Handoff> HandoffAsync()
        {
            await using var db = Database.As(Actor.System("test"));
            return await db.Set<Handoff>().AsNoTracking().Include(h => h.Clocks).SingleAsync(h => h.Id == HandoffId, Stop);
        }
    }

    /// <summary>Wednesday 2026-12-30: a hand-off to be signed within two workdays, and a person's limit of ten days.</summary>
    private static async Task<Story> OpenAsync(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        var database = await TestDatabase.CreateAsync(provider);
        database.Clock.Set(new DateTime(2026, 12, 30, 10, 0, 0));
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        var station = await database.UnitAsync(OrganisationKind.RescueStation);
        var administrator = await database.UnitAsync(OrganisationKind.Operations, role: OfficerRole.SystemAdministrator);
        await using var request = database.Begin(police);
        var rescued = await request.Rescues.RegisterAsync(new RescueEntry
        {
            RescuedAt = database.Clock.GetUtcNow().UtcDateTime.AddHours(-2),
            RegionCode = "999901",
            Source = "operation",
            LegalAidToldOn = new DateOnly(2026, 12, 30),
            Persons = [new RescuedPerson { Sex = "2", Age = 30, AgeCertainty = AgeCertainty.SelfReported, Identity = new() { Name = "样例" } }],
        }, Stop);
        await request.Police.UpdateAsync(rescued[0].Id, rescued[0].Version, new RescueUpdate { LegalAidToldOn = new DateOnly(2026, 12, 30), Escort = "两人", Belongings = "无" }, Stop);
        var handoff = await request.Handoffs.CreateAsync(new HandoffRequest
        {
            CaseId = rescued[0].Id,
            Kind = "placement",
            ToOrganisationId = station.OrganisationId,
            Urgency = Urgency.Normal,
            Text = "接收",
            Package = FieldGroup.Identity | FieldGroup.Family | FieldGroup.Placement | FieldGroup.Certificates,
            BasisCode = "consent",
            BasisNote = "同意书",
        }, true, Stop);
        await using var db = database.As(Actor.System("test"));
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == rescued[0].Id, Stop);
        db.Add(new CaseClock(@case, "stranded-10d", "-", station.OrganisationId, Term.WorkingDays(3), database.Clock.GetUtcNow().UtcDateTime, WorkCalendar.Embedded()));
        await db.SaveChangesAsync(Stop);
        return new(database, administrator, station, handoff, new CalendarSource(database.Contexts, new()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AddYear_LimitsCountedWithoutIt_AreCountedAgainInTheSameSave(string provider)
    {
        await using var story = await OpenAsync(provider);
        var before = await story.HandoffAsync();
        Assert.False(before.CalendarKnown);
        Assert.Equal(new DateOnly(2027, 1, 1), ChinaTime.LocalDate(before.DueAt!.Value));

        await using var db = story.Database.As(story.Administrator);
        var change = await story.Service(db).AddYearAsync(new("国办发明电〔2026〕0号", Year2027), Stop);

        Assert.Equal(new CalendarChange(2027, 2), change);
        var after = await story.HandoffAsync();
        Assert.True(after.CalendarKnown);
        Assert.Equal(new DateTime(2027, 1, 5, 18, 0, 0), ChinaTime.ToLocal(after.DueAt!.Value));
        Assert.Equal(after.DueAt, Assert.Single(after.Clocks).DueAt);
        Assert.True(story.Source.Current.Covers(2027));
        await using var check = story.Database.As(Actor.System("test"));
        var clock = await check.Set<CaseClock>().SingleAsync(Stop);
        Assert.True(clock.CalendarKnown);
        Assert.Equal(new DateOnly(2027, 1, 6), ChinaTime.LocalDate(clock.DueAt));
        var audited = await check.Set<AuditEntry>().Where(a => a.OfficerId == story.Administrator.OfficerId && a.Entity == nameof(CalendarYear)).CountAsync(Stop);
        Assert.Equal(1, audited);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Withdraw_ADay_MovesTheLimitBackAndIsSeenOnTheOtherNode(string provider)
    {
        await using var story = await OpenAsync(provider);
        var other = new CalendarSource(story.Database.Contexts, new());
        await using (var db = story.Database.As(story.Administrator))
            await story.Service(db).AddYearAsync(new("-", Year2027), Stop);
        await other.RefreshAsync(Stop);
        Assert.False(other.Current.IsWorkday(new(2027, 1, 4)));

        await using (var db = story.Database.As(story.Administrator))
        {
            var monday = await db.Set<CalendarEntry>().SingleAsync(d => d.Date == new DateOnly(2027, 1, 4), Stop);
            await Assert.ThrowsAsync<StaleException>(() => story.Service(db).WithdrawAsync(monday.Id, 7, Stop));
            await story.Service(db).WithdrawAsync(monday.Id, 1, Stop);
        }

        Assert.Equal(new DateOnly(2027, 1, 4), ChinaTime.LocalDate((await story.HandoffAsync()).DueAt!.Value));
        await other.RefreshAsync(Stop);
        Assert.True(other.Current.IsWorkday(new(2027, 1, 4)));
        await using var fixedDay = story.Database.As(story.Administrator);
        var newYear = await fixedDay.Set<CalendarEntry>().SingleAsync(d => d.Date == new DateOnly(2027, 1, 1), Stop);
        await Assert.ThrowsAsync<InvalidInputException>(() => story.Service(fixedDay).WithdrawAsync(newYear.Id, 2, Stop));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Recount_AfterAPause_KeepsTheDaysThatStoodStill(string provider)
    {
        await using var story = await OpenAsync(provider);
        await FireAsync(story, HandoffAction.Sign);
        // Wednesday to Thursday: one workday passes while more papers are asked for.
        await FireAsync(story, HandoffAction.Ask);
        await using (var db = story.Database.As(Actor.System("test")))
        {
            var handoff = await db.Set<Handoff>().Include(h => h.Clocks).SingleAsync(h => h.Id == story.HandoffId, Stop);
            story.Database.Clock.Set(new DateTime(2026, 12, 31, 10, 0, 0));
            handoff.MoveTo(HandoffStatus.Received, HandoffAction.Supply, Actor.System("test"), story.Database.Clock.GetUtcNow().UtcDateTime, null, null);
            handoff.RestartClock(HandoffStatus.SupplementRequested, new HandoffKinds()["placement"], story.Database.Clock.GetUtcNow().UtcDateTime, WorkCalendar.Embedded());
            await db.SaveChangesAsync(Stop);
        }
        var guessed = await story.HandoffAsync();
        Assert.False(guessed.CalendarKnown);
        var limit = Term.Parse(guessed.Clocks.Single(c => c.Step == ClockStep.Decide).Limit);
        Assert.Equal(TermUnit.WorkingDays, limit.Unit);

        await using (var db = story.Database.As(story.Administrator))
            await story.Service(db).AddYearAsync(new("-", Year2027), Stop);

        var known = story.Source.Current;
        var expected = known.AddWorkingDays(new DateOnly(2026, 12, 30), limit.Count + 1);
        Assert.Equal(expected, ChinaTime.LocalDate((await story.HandoffAsync()).DueAt!.Value));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AddYear_TwoAdministratorsAtOnce_OneWins(string provider)
    {
        await using var story = await OpenAsync(provider);
        await using var first = story.Database.As(story.Administrator);
        await using var second = story.Database.As(story.Administrator);
        var results = await Task.WhenAll(Try(first), Try(second));
        Assert.Single(results, r => r is null);
        await using var check = story.Database.As(Actor.System("test"));
        Assert.Equal(1, await check.Set<CalendarYear>().CountAsync(Stop));

        async Task<Exception?> Try(AppDbContext db) =>
            await Record.ExceptionAsync(() => story.Service(db).AddYearAsync(new("-", Year2027), Stop));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Edit_ByAnybodyElse_IsNotPermitted(string provider)
    {
        await using var story = await OpenAsync(provider);
        await using var db = story.Database.As(story.Station);
        await Assert.ThrowsAsync<NotPermittedException>(() => story.Service(db).AddYearAsync(new("-", Year2027), Stop));
        await Assert.ThrowsAsync<NotPermittedException>(() => story.Service(db).AddDayAsync(2026, 0, new(new(2026, 12, 31), DayKind.Holiday, "-"), Stop));
    }

    private static async Task FireAsync(Story story, HandoffAction action)
    {
        await using var request = story.Database.Begin(story.Station);
        var version = await request.Db.Set<Handoff>().Where(h => h.Id == story.HandoffId).Select(h => h.Version).SingleAsync(Stop);
        await request.Handoffs.FireAsync(story.HandoffId, action, version, new HandoffInput { Text = "请补充", ReasonCode = action == HandoffAction.Ask ? HandoffCodes.Ask[0] : null }, Stop);
    }
}
