using CaseReferral.Core.Common;
using CaseReferral.Core.Notices;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Notices;

/// <summary>What concerns one officer goes to her own mailbox as well, if she has entered one: once, whoever sends it.</summary>
public sealed class OfficerMailTests : IAsyncDisposable
{
    private const string Job = "notice-mail", UnitMail = "zhiban@example.gov.cn", OwnMail = "geren@example.gov.cn";
    private readonly MailServer server = new();
    private TestDatabase database = null!;
    private Actor officer = null!;

    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task OpenAsync(string provider, string? unitMail = UnitMail, string? ownMail = OwnMail)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        database = await TestDatabase.CreateAsync(provider);
        officer = await database.UnitAsync(OrganisationKind.LegalAidCentre);
        await using var db = database.As(Actor.System("test"));
        await db.Set<Organisation>().Where(o => o.Id == officer.OrganisationId).ExecuteUpdateAsync(set => set.SetProperty(o => o.Mail, unitMail), Stop);
        (await db.Set<Officer>().SingleAsync(o => o.Id == officer.OfficerId, Stop)).TakeNoticesAt(ownMail);
        await db.SaveChangesAsync(Stop);
        server.Start();
    }

    private TestNode Node() => new(database, null, new SmtpSender(new()
    {
        Host = "127.0.0.1",
        Port = server.Port,
        From = "noreply@example.gov.cn",
        Tls = MailTls.None,
        Link = "https://casereferral.example.gov.cn/",
        Seconds = 2,
    }, TimeProvider.System));

    private async Task<Guid> TellAsync(Guid? about)
    {
        await using var db = database.As(Actor.System("test"));
        var notice = new OutboxMessage("handoff.Send", "2026-0031", Guid.CreateVersion7(), Guid.CreateVersion7(), officer.OrganisationId, database.Clock.GetUtcNow().UtcDateTime).About(about);
        db.Add(notice);
        await db.SaveChangesAsync(Stop);
        return notice.Id;
    }

    private async Task RunAsync(int times = 3)
    {
        await using var node = Node();
        for (var i = 0; i < times; i++)
        {
            await node.RunAsync(Job);
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private List<string> To(string address) => [.. server.Mails.Where(m => m.Contains($"To: {address}", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Providers))]
    public async Task Notice_ThatConcernsHer_GoesToBothMailboxesOnce_WithNumberAndLinkOnly(string provider)
    {
        await OpenAsync(provider);
        await TellAsync(officer.OfficerId);
        await RunAsync();
        Assert.Equal(2, server.Mails.Count);
        Assert.Single(To(UnitMail));
        var own = Assert.Single(To(OwnMail));
        var text = own.ReplaceLineEndings("\n").Split("\n\n", 2)[1].Trim();
        Assert.StartsWith("2026-0031\nhttps://casereferral.example.gov.cn/notices/", text, StringComparison.Ordinal);
        Assert.DoesNotContain(officer.Name, own, StringComparison.Ordinal);
        // For the unit there is one notice, and it is unread.
        await using var db = database.As(officer);
        Assert.False((await db.Set<OutboxMessage>().SingleAsync(m => !m.IsCopy, Stop)).IsRead);
        Assert.Equal((0, (DateTime?)null), await db.LagAsync(database.Clock.GetUtcNow().UtcDateTime, Stop));
    }

    [Theory]
    [InlineData(null, true)] // entered no address
    [InlineData(OwnMail, false)] // concerns the unit alone
    public async Task Otherwise_OnlyTheUnitIsMailed(string? ownMail, bool about)
    {
        await OpenAsync("sqlite", ownMail: ownMail);
        await TellAsync(about ? officer.OfficerId : null);
        await RunAsync();
        Assert.Single(server.Mails);
        Assert.Single(To(UnitMail));
    }

    [Fact]
    public async Task Officer_OfAnotherUnit_OrSwitchedOff_GetsNothing()
    {
        await OpenAsync("sqlite");
        var stranger = await database.UnitAsync(OrganisationKind.Hospital);
        await using (var db = database.As(Actor.System("test")))
        {
            (await db.Set<Officer>().SingleAsync(o => o.Id == stranger.OfficerId, Stop)).TakeNoticesAt("stranger@example.gov.cn");
            (await db.Set<Officer>().SingleAsync(o => o.Id == officer.OfficerId, Stop)).Disable();
            await db.SaveChangesAsync(Stop);
        }
        await TellAsync(stranger.OfficerId);
        await TellAsync(officer.OfficerId);
        await RunAsync();
        Assert.Equal(2, To(UnitMail).Count);
        Assert.Equal(2, server.Mails.Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task TwoNodes_AtOnce_WriteOneCopy_WhereTheUnitHasNoMailbox(string provider)
    {
        await OpenAsync(provider, unitMail: null);
        for (var round = 0; round < 5; round++)
        {
            var id = await TellAsync(officer.OfficerId);
            await using var one = Node();
            await using var other = Node();
            await Task.WhenAll(new[] { one, other }.Select(n => Task.Run(async () =>
            {
                try
                {
                    await n.DoAsync(Job, id);
                }
                catch (DbUpdateConcurrencyException)
                {
                    // the other node was faster
                }
            }, Stop)));
        }
        await RunAsync();
        Assert.Equal(5, server.Mails.Count);
        Assert.Equal(5, To(OwnMail).Count);
    }

    [Fact]
    public async Task Copy_GoesByItselfLikeAReadNotice()
    {
        await OpenAsync("sqlite");
        await TellAsync(officer.OfficerId);
        await RunAsync();
        database.Clock.Advance(OldNotices.KeptRead);
        await using var node = Node();
        Assert.Equal(1, (await node.RunAsync("old-notices")).Done);
        await using var db = database.As(Actor.System("test"));
        Assert.False((await db.Set<OutboxMessage>().SingleAsync(Stop)).IsCopy);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}
