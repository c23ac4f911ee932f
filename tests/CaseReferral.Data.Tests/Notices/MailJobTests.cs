using CaseReferral.Core.Common;
using CaseReferral.Core.Notices;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Notices;

/// <summary>Notices go to the mail server once each, whatever happens to it and to us.</summary>
public sealed class MailJobTests : IAsyncDisposable
{
    private const string Job = "notice-mail", Address = "zhiban@example.gov.cn";
    private readonly MailServer server = new();
    private TestDatabase database = null!;
    private Actor unit = null!;

    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task OpenAsync(string provider, string? address = Address)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        database = await TestDatabase.CreateAsync(provider);
        unit = await database.UnitAsync(OrganisationKind.LegalAidCentre);
        await using var db = database.As(Actor.System("test"));
        await db.Set<Organisation>().Where(o => o.Id == unit.OrganisationId).ExecuteUpdateAsync(set => set.SetProperty(o => o.Mail, address), Stop);
    }

    private SmtpSender Sender() => new(new()
    {
        Host = "127.0.0.1",
        Port = server.Port,
        From = "noreply@example.gov.cn",
        Tls = MailTls.None,
        Link = "https://casereferral.example.gov.cn/",
        Seconds = 2,
    }, TimeProvider.System);

    private TestNode Node(IMailSender? sender = null) => new(database, null, sender ?? Sender());

    private async Task<Guid> TellAsync(string number, DateTime? at = null, bool read = false)
    {
        await using var db = database.As(Actor.System("test"));
        var notice = new OutboxMessage("handoff.Send", number, Guid.CreateVersion7(), Guid.CreateVersion7(), unit.OrganisationId, at ?? database.Clock.GetUtcNow().UtcDateTime);
        if (read)
            notice.Read(unit, database.Clock.GetUtcNow().UtcDateTime);
        db.Add(notice);
        await db.SaveChangesAsync(Stop);
        return notice.Id;
    }

    private async Task<OutboxMessage> ReadAsync(Guid id)
    {
        await using var db = database.As(Actor.System("test"));
        return await db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Id == id, Stop);
    }

    /// <summary>Lets the job be due again.</summary>
    private async Task RunAsync(TestNode node, TimeSpan later)
    {
        database.Clock.Advance(later);
        await node.RunAsync(Job);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Notice_IsMailedOnce_WithNumberAndLinkOnly(string provider)
    {
        await OpenAsync(provider);
        server.Start();
        var id = await TellAsync("2026-0031");
        await using var node = Node();
        await RunAsync(node, TimeSpan.Zero);
        await RunAsync(node, TimeSpan.FromHours(1));
        var mail = Assert.Single(server.Mails);
        Assert.Contains($"To: {Address}", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: 2026-0031", mail, StringComparison.Ordinal);
        Assert.Contains($"Message-Id: <{id:N}@example.gov.cn>", mail, StringComparison.OrdinalIgnoreCase);
        var text = mail.ReplaceLineEndings("\n").Split("\n\n", 2)[1].Trim();
        Assert.Equal($"2026-0031\nhttps://casereferral.example.gov.cn/notices/{id}", text);
        var sent = await ReadAsync(id);
        Assert.Equal((MailState.Sent, 1), (sent.Mail, sent.Tries));
        Assert.NotNull(sent.SentAt);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task TwoNodes_AtOnce_MailOnce(string provider)
    {
        await OpenAsync(provider);
        server.Start();
        for (var round = 0; round < 10; round++)
        {
            var id = await TellAsync($"2026-{round:0000}");
            await using var one = Node();
            await using var other = Node();
            var ends = await Task.WhenAll(new[] { one, other }.Select(n => Task.Run(() => DoAsync(n, id), Stop)));
            Assert.Equal(1, ends.Count(done => done));
        }
        Assert.Equal(10, server.Mails.Count);
    }

    /// <summary>As the runner counts it: somebody else was faster.</summary>
    private static async Task<bool> DoAsync(TestNode node, Guid id)
    {
        try
        {
            return await node.DoAsync(Job, id);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    [Fact]
    public async Task DeadServer_CostsOneTryARun_AndAllIsSentWhenItIsBack()
    {
        await OpenAsync("sqlite");
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
            ids.Add(await TellAsync($"2026-000{i}"));
        await using (var node = Node())
            await RunAsync(node, TimeSpan.Zero);
        var tries = new List<int>();
        foreach (var id in ids)
            tries.Add((await ReadAsync(id)).Tries);
        Assert.Equal(1, tries.Sum());
        server.Start();
        await using var later = Node();
        await RunAsync(later, TimeSpan.FromMinutes(2));
        Assert.Equal(5, server.Mails.Count);
        await using var db = database.As(Actor.System("test"));
        Assert.Equal((0, (DateTime?)null), await db.LagAsync(database.Clock.GetUtcNow().UtcDateTime, Stop));
    }

    [Fact]
    public async Task SilentServer_IsLeftAfterItsTime()
    {
        await OpenAsync("sqlite");
        server.IsSilent = true;
        server.Start();
        var id = await TellAsync("2026-0001");
        await using var node = Node();
        await Assert.ThrowsAsync<MailFailedException>(() => node.DoAsync(Job, id));
        Assert.Equal(MailState.Waiting, (await ReadAsync(id)).Mail);
    }

    [Fact]
    public async Task RefusedMail_IsTriedEverMoreRarely_AndGivenUp()
    {
        await OpenAsync("sqlite");
        server.Refuses = true;
        server.Start();
        var id = await TellAsync("2026-0001");
        await using var node = Node();
        var last = TimeSpan.Zero;
        for (var attempt = 1; attempt <= MailQueue.MaxTries; attempt++)
        {
            Assert.Equal(MailState.Waiting, (await ReadAsync(id)).Mail);
            await Assert.ThrowsAsync<MailFailedException>(() => node.DoAsync(Job, id));
            Assert.False(await node.DoAsync(Job, id)); // not due again yet
            var pause = (await ReadAsync(id)).MailAt - database.Clock.GetUtcNow().UtcDateTime;
            Assert.True(attempt == MailQueue.MaxTries || pause > last);
            last = pause;
            database.Clock.Advance(pause);
        }
        Assert.Equal(MailState.GivenUp, (await ReadAsync(id)).Mail);
        server.Refuses = false;
        await RunAsync(node, TimeSpan.FromHours(13));
        Assert.Empty(server.Mails);
        await using var db = database.As(Actor.System("test"));
        Assert.Equal(1, await db.GivenUp(database.Clock.GetUtcNow().UtcDateTime.AddDays(-7)).CountAsync(Stop));
    }

    /// <summary>The process ends after the try was saved and before the server has the mail.</summary>
    [Fact]
    public async Task Killed_BeforeTheServerHasIt_IsSentByALaterTry()
    {
        await OpenAsync("sqlite");
        server.Start();
        var id = await TellAsync("2026-0001");
        await using (var dying = Node(new Dying()))
            await Assert.ThrowsAsync<OperationCanceledException>(() => dying.DoAsync(Job, id));
        await using var node = Node();
        Assert.False(await node.DoAsync(Job, id));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await node.DoAsync(Job, id));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task NoMailServer_SendsNothing_AndNothingIsLate()
    {
        await OpenAsync("sqlite");
        var id = await TellAsync("2026-0001");
        await using var node = Node(new NoMail());
        await RunAsync(node, TimeSpan.Zero);
        Assert.Equal((MailState.Waiting, 0), ((await ReadAsync(id)).Mail, (await ReadAsync(id)).Tries));
        // Set up a week later, what nobody waits for any more is not sent.
        database.Clock.Advance(TimeSpan.FromDays(7));
        server.Start();
        await using var later = Node();
        await RunAsync(later, TimeSpan.Zero);
        Assert.Empty(server.Mails);
        await using var db = database.As(Actor.System("test"));
        Assert.Equal(0, (await db.LagAsync(database.Clock.GetUtcNow().UtcDateTime, Stop)).Count);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(Address, true)]
    public async Task Unit_WithoutAddress_OrThatHasReadIt_GetsNoMail(string? address, bool read)
    {
        await OpenAsync("sqlite", address);
        server.Start();
        var id = await TellAsync("2026-0001", read: read);
        await using var node = Node();
        await RunAsync(node, TimeSpan.Zero);
        Assert.Empty(server.Mails);
        Assert.Equal(MailState.Spared, (await ReadAsync(id)).Mail);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task OldNotices_GoByThemselves_ReadOnesFirst(string provider)
    {
        await OpenAsync(provider);
        var now = database.Clock.GetUtcNow().UtcDateTime;
        Guid[] stay = [await TellAsync("1", now.AddDays(-170), true), await TellAsync("2", now.AddDays(-700))];
        Guid[] go = [await TellAsync("3", now.AddDays(-190), true), await TellAsync("4", now.AddDays(-740))];
        await using var node = Node();
        Assert.Equal(go.Length, (await node.RunAsync("old-notices")).Done);
        await using var db = database.As(Actor.System("test"));
        Assert.Equal(stay.Order(), (await db.Set<OutboxMessage>().Select(m => m.Id).ToListAsync(Stop)).Order());
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>A process that ends while it sends.</summary>
    private sealed class Dying : IMailSender
    {
        public bool IsOn => true;
        public bool MayTry => true;
        public Task SendAsync(NoticeMail mail, CancellationToken token) => throw new OperationCanceledException();
    }
}
