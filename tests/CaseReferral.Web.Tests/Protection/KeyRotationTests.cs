using System.Net;
using System.Text.Json;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Protection;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Protection;

/// <summary>Keys change while officers work: nothing is lost, nothing looks changed, nothing stays under the old key.</summary>
public sealed class KeyRotationTests
{
    [Fact]
    public async Task Rotate_WhileOfficersWork_LeavesNothingUnderTheOldKey()
    {
        await using var app = new AppFactory { OwnKeys = true };
        var story = new Story(app);
        var girl = await story.PlacedAsync();
        var before = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == girl).Select(c => c.Version).SingleAsync());
        var rotation = Verb.RunAsync(app, 0, "keys", "rotate");
        var police = await app.AsAsync(Story.Police);
        while (!rotation.IsCompleted)
        {
            await police.GoAsync($"/cases/{girl}");
            Assert.Equal(HttpStatusCode.OK, police.Status);
            await story.RescueAsync();
        }
        Assert.Contains("Everything is under the active key.", (await rotation).Output, StringComparison.Ordinal);
        Assert.Equal("k2", app.Services.GetRequiredService<KeyRing>().Active);
        Assert.Equal(0, await app.Services.GetRequiredService<KeyRotation>().RemainingAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await story.ReadAsync(db => db.Database.SqlQueryRaw<int>(
            """SELECT COUNT(*) AS "Value" FROM "PersonIdentities" WHERE "Name" LIKE 'v1.k1.%'""").SingleAsync()));

        Assert.Equal("王𠮷示", await story.ReadAsync(db => db.Set<PersonIdentity>()
            .Where(i => db.Set<Case>().Any(c => c.Id == girl && c.PersonId == i.PersonId)).Select(i => i.Name).SingleAsync()));
        Assert.Equal(before, await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == girl).Select(c => c.Version).SingleAsync()));
        var file = await story.ReadAsync(db => db.Set<Attachment>().Where(a => a.CaseId == girl).Select(a => a.Id).FirstAsync());
        Assert.StartsWith("%PDF-", await police.Http.GetStringAsync($"/files/{file}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("whole", (await Verb.RunAsync(app, 0, "audit", "verify")).Output, StringComparison.Ordinal);
    }

    /// <summary>AES to SM4 and back: each value says how it is read, so the two lie side by side meanwhile.</summary>
    [Fact]
    public async Task Rotate_ToTheNationalSuiteAndBack_WhileOfficersWork()
    {
        await using var app = new AppFactory { OwnKeys = true };
        var story = new Story(app);
        var girl = await story.PlacedAsync();
        var police = await app.AsAsync(Story.Police);
        foreach (var (suite, begin) in new[] { ("National", "v2.k2."), ("International", "v1.k3.") })
        {
            var rotation = Verb.RunAsync(app, 0, "keys", "rotate", $"--Keys:Suite={suite}");
            while (!rotation.IsCompleted)
            {
                await police.GoAsync($"/cases/{girl}");
                Assert.Equal(HttpStatusCode.OK, police.Status);
                await story.RescueAsync();
            }
            Assert.Contains("Everything is under the active key.", (await rotation).Output, StringComparison.Ordinal);
            Assert.Equal(0, await app.Services.GetRequiredService<KeyRotation>().RemainingAsync(TestContext.Current.CancellationToken));
            Assert.Equal(0, await story.ReadAsync(db => db.Database.SqlQueryRaw<int>(
                """SELECT COUNT(*) AS "Value" FROM "PersonIdentities" WHERE "Name" NOT LIKE {0}""", begin + "%").SingleAsync()));
            Assert.Equal("王𠮷示", await story.ReadAsync(db => db.Set<PersonIdentity>()
                .Where(i => db.Set<Case>().Any(c => c.Id == girl && c.PersonId == i.PersonId)).Select(i => i.Name).SingleAsync()));
            var file = await story.ReadAsync(db => db.Set<Attachment>().Where(a => a.CaseId == girl).Select(a => a.Id).FirstAsync());
            Assert.StartsWith("%PDF-", await police.Http.GetStringAsync($"/files/{file}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Contains("whole", (await Verb.RunAsync(app, 0, "audit", "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotate_StoppedHalfWay_GoesOnWithoutAnotherKey()
    {
        await using var app = new AppFactory { OwnKeys = true };
        var story = new Story(app);
        await story.PlacedAsync();
        KeyRing.AddKey(Path.Combine(app.Folder, "keys.json"));
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        var rotation = app.Services.GetRequiredService<KeyRotation>();
        var all = await rotation.RemainingAsync(TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rotation.RunAsync(new StopAt(stop), stop.Token));
        Assert.InRange(await rotation.RemainingAsync(TestContext.Current.CancellationToken), 1, all - 1);
        await Verb.RunAsync(app, 0, "keys", "rotate");
        Assert.Equal(0, await rotation.RemainingAsync(TestContext.Current.CancellationToken));
        using var keys = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(app.Folder, "keys.json"), TestContext.Current.CancellationToken));
        Assert.Equal(2, keys.RootElement.GetProperty("keys").EnumerateObject().Count());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(app.Folder, "keys.json")));
    }

    [Fact]
    public async Task Rotate_AfterAnErasure_KeepsTheTrailWhole_AndBringsNothingBack()
    {
        await using var app = new AppFactory { OwnKeys = true };
        var story = new Story(app);
        var kept = await story.FindAsync(await story.HandoffAsync(HandoffStatus.InProgress, returned: true));
        var gone = await story.FindAsync(await story.HandoffAsync(HandoffStatus.InProgress, returned: true));
        await story.AttachAsync(Story.Police, gone!.CaseId, DocumentCategories.BasicFacts);
        var file = await story.ReadAsync(db => db.Set<Attachment>().Where(a => a.CaseId == gone.CaseId).Select(a => a.StoredName).SingleAsync());
        await using (var scope = await story.ScopeAsync(Story.Police + "-lead"))
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var @case = await db.Set<Case>().SingleAsync(c => c.Id == gone.CaseId, TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<Eraser>().EmptyAsync(@case, Erasure.RetentionEnded, story.Now, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        // The document is deleted while its new version is being written.
        var store = app.Services.GetRequiredService<IAttachmentStore>();
        await store.ReplaceAsync(file, async target =>
        {
            await store.DeleteAsync(file, TestContext.Current.CancellationToken);
            await target.WriteAsync(new byte[] { 1 }, TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(app.Folder, "attachments"), "*", SearchOption.AllDirectories), f => Path.GetFileName(f).StartsWith(file, StringComparison.Ordinal));

        Assert.Contains("Everything is under the active key.", (await Verb.RunAsync(app, 0, "keys", "rotate")).Output, StringComparison.Ordinal);
        Assert.Contains("whole", (await Verb.RunAsync(app, 0, "audit", "verify")).Output, StringComparison.Ordinal);
        Assert.All((await story.FindAsync(gone.Id))!.Events, e => Assert.Null(e.Note));
        Assert.Contains(gone.Events, e => e.Note is not null);
        Assert.Equal(kept!.Events.Select(e => (e.Number, e.Note)).Order(), (await story.FindAsync(kept.Id))!.Events.Select(e => (e.Number, e.Note)).Order());
    }

    [Fact]
    public async Task Production_RefusesKeysMadeForDevelopment()
    {
        await using var app = new AppFactory { OwnKeys = true };
        _ = app.Services;
        var (_, errors) = await Verb.RunAsync(app, 1, "Production", ["audit", "verify"]);
        Assert.Contains("made for development", errors, StringComparison.Ordinal);
    }

    private sealed class StopAt(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }
}
