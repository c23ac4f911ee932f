using System.Data.Common;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>三.16: what the gate asks and writes, on every database: the alarm once, whatever two clicks or a crash do; the question, once.</summary>
public sealed class BuyerGateTests
{
    private const string Number = "999901197001010017";
    private static readonly PersonMarks Buyer = new(Number, null, null, "魏建国"), Alike = new("999999195505050021", null, null, "韦建国"), Stranger = new("999999195505050021", null, null, "郑样本");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static async Task<JobStory> BoughtAsync(string provider)
    {
        var story = await JobStory.BeginAsync(provider);
        await using var request = story.Database.Begin(story.Police);
        var version = (await CaseAsync(request, story)).Version;
        await request.Police.AddBuyerAsync(story.CaseId, version, Buyer, Stop);
        return story;
    }

    private static Task<Core.Cases.Case> CaseAsync(TestDatabase.Request request, JobStory story) =>
        request.Db.Set<Core.Cases.Case>().AsNoTracking().SingleAsync(c => c.Id == story.CaseId, Stop);

    /// <summary>Somebody comes to the door.</summary>
    private static async Task<string?> ComeAsync(JobStory story, PersonMarks marks, IInterceptor? disturbed = null)
    {
        await using var request = disturbed is null ? story.Database.Begin(story.Police) : story.Database.Begin(story.Police, disturbed);
        try
        {
            await request.Gate.RequireAsync(new(await CaseAsync(request, story), story.HandoffId, marks, Now(story)), Stop);
            await request.Db.SaveChangesAsync(Stop);
            return null;
        }
        catch (RuleBrokenException refused)
        {
            return Assert.Single(refused.Reasons).Rule;
        }
    }

    private static DateTime Now(JobStory story) => story.Database.Clock.GetUtcNow().UtcDateTime;

    private static Task<List<OutboxMessage>> AlarmsAsync(JobStory story) => story.SeeAsync(db =>
        db.Set<OutboxMessage>().AsNoTracking().Where(m => m.CaseId == story.CaseId && m.Topic == "buyer.AtDoor").ToListAsync(Stop));

    [Theory, MemberData(nameof(Providers))]
    public async Task Alarm_GoesToPoliceAndOffice_OnceInADay(string provider)
    {
        await using var story = await BoughtAsync(provider);
        Assert.Equal("NotWithBuyer", await ComeAsync(story, Buyer));
        Assert.Equal("NotWithBuyer", await ComeAsync(story, Buyer));
        List<Guid> told = [story.Police.OrganisationId, story.Office.OrganisationId];
        Assert.Equal(told.Order(), (await AlarmsAsync(story)).Select(m => m.ToOrganisationId).Order());
        story.At("2026-03-03 09:59");
        Assert.Equal("NotWithBuyer", await ComeAsync(story, Buyer));
        Assert.Equal(2, (await AlarmsAsync(story)).Count);
        story.At("2026-03-03 10:30");
        Assert.Equal("NotWithBuyer", await ComeAsync(story, Buyer));
        Assert.Equal(4, (await AlarmsAsync(story)).Count);
    }

    /// <summary>A double click: the same form twice at one moment, on several connections.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Alarm_OfADoubleClick_IsOne(string provider)
    {
        await using var story = await BoughtAsync(provider);
        var refused = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ComeAsync(story, Buyer), Stop)));
        Assert.All(refused, r => Assert.Equal("NotWithBuyer", r));
        Assert.Equal(2, (await AlarmsAsync(story)).Count);
    }

    /// <summary>Both clicks have looked before either has written: the second finds the notices there.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Alarm_OfTwoWhoLookedBeforeEitherWrote_IsOne(string provider)
    {
        await using var story = await BoughtAsync(provider);
        var second = new Between(() => ComeAsync(story, Buyer));
        Assert.Equal("NotWithBuyer", await ComeAsync(story, Buyer, second));
        Assert.True(second.Ran);
        Assert.Equal(2, (await AlarmsAsync(story)).Count);
    }

    /// <summary>The process ends before the alarm is saved: she is not handed over, and the next try tells of him.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Alarm_LostInACrash_ComesWithTheNextTry(string provider)
    {
        await using var story = await BoughtAsync(provider);
        var crash = new Between(() => throw new IOException("the machine stops"));
        await Assert.ThrowsAsync<IOException>(() => ComeAsync(story, Buyer, crash));
        Assert.True(crash.Ran);
        Assert.Empty(await AlarmsAsync(story));
        Assert.Equal("NotWithBuyer", await ComeAsync(story, Buyer));
        Assert.Equal(2, (await AlarmsAsync(story)).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Question_IsAskedOnce_AndEndsWithSomebodyElse(string provider)
    {
        await using var story = await BoughtAsync(provider);
        Assert.Equal(BuyerGate.NeedsClearance, await ComeAsync(story, Alike));
        Assert.Equal(BuyerGate.NeedsClearance, await ComeAsync(story, Alike));
        Assert.True(await story.SeeAsync(async db => (await db.Set<CarerCheck>().SingleAsync(c => c.HandoffId == story.HandoffId, Stop)).IsOpen));
        Assert.Null(await ComeAsync(story, Stranger));
        Assert.False(await story.SeeAsync(async db => (await db.Set<CarerCheck>().SingleAsync(c => c.HandoffId == story.HandoffId, Stop)).IsOpen));
        Assert.Empty(await AlarmsAsync(story));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Escort_LikeTheBuyer_IsRefused_AStrangerIsNot(string provider)
    {
        await using var story = await BoughtAsync(provider);
        foreach (var (escort, refused) in new[] { ("魏建华、女警一名", true), ("林示范、女警一名", false) })
        {
            await story.SeeAsync(async db =>
            {
                (await db.Set<Core.Rescues.RescueRecord>().SingleAsync(r => r.CaseId == story.CaseId, Stop)).Escort = escort;
                return await db.SaveChangesAsync(Stop);
            });
            await using var request = story.Database.Begin(story.Police);
            var thrown = await Record.ExceptionAsync(async () => await request.Gate.RequireEscortAsync(await CaseAsync(request, story), Stop));
            Assert.Equal(refused ? BuyerGate.EscortAlike : null, (thrown as RuleBrokenException)?.Reasons[0].Rule);
        }
    }

    /// <summary>Something happens once, after the gate has looked for an earlier alarm and before it writes: while it asks whom to tell.</summary>
    private sealed class Between(Func<Task> happens) : DbCommandInterceptor
    {
        public bool Ran { get; private set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!Ran && command.CommandText.Contains("Organisations", StringComparison.Ordinal))
            {
                Ran = true;
                await happens();
            }
            return result;
        }
    }
}
