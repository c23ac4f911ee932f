using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Matrix;

/// <summary>A cell of the matrix, changed by the security administrator, is in force with the next request.</summary>
public sealed class MatrixTests : IDisposable
{
    private const string Cell = "/matrix/cells/civilaffairs/health";
    private readonly AppFactory app = new();
    private readonly Story story;

    public MatrixTests() => story = new(app);

    private async Task<Visitor> ChangeAsync(string path, AccessLevel level, string? reason = "联席会议纪要 2026-3")
    {
        var security = await app.AsAsync("anquan");
        await security.GoAsync(path);
        return await security.SendAsync(new() { ["Form.Level"] = $"{level}", ["Form.Reason"] = reason });
    }

    private async Task<FieldGroup> ReadableAsync(string account, Guid caseId)
    {
        await using var scope = await story.ScopeAsync(account);
        return (await scope.ServiceProvider.GetRequiredService<Disclosure>().ForCaseAsync(caseId, TestContext.Current.CancellationToken)).Readable;
    }

    [Fact]
    public async Task Change_IsInForceAtOnce_StandsInTheHistoryAndTheTrail_AndGoesBack()
    {
        var id = await story.PlacedAsync();
        Assert.True((await ReadableAsync(Story.Centre, id)).HasFlag(FieldGroup.Health));
        var security = await ChangeAsync(Cell, AccessLevel.Summary);
        Assert.Equal("/matrix", security.Path);
        Assert.Contains(Words.Of(app, "Matrix.Changed"), security.Text, StringComparison.Ordinal);
        Assert.False((await ReadableAsync(Story.Centre, id)).HasFlag(FieldGroup.Health));

        await security.GoAsync("/matrix/history");
        Assert.Contains("联席会议纪要 2026-3", security.Text, StringComparison.Ordinal);
        var row = await story.ReadAsync(db => db.Set<AuditEntry>().SingleAsync(a => a.Entity == nameof(MatrixChange)));
        Assert.Equal((AuditKind.Added, (await story.ActorAsync("anquan")).OfficerId), (row.Kind, row.OfficerId));
        Assert.DoesNotContain("纪要", row.Changes, StringComparison.Ordinal);

        await security.GoAsync("/matrix/reset");
        await security.SendAsync(new() { ["Form.Reason"] = "试点结束" });
        Assert.Equal("/matrix", security.Path);
        Assert.True((await ReadableAsync(Story.Centre, id)).HasFlag(FieldGroup.Health));
        Assert.Equal(2, await story.ReadAsync(db => db.Set<MatrixChange>().CountAsync()));
    }

    /// <summary>Another node wrote the row: this one knows with the next request, and pays one command once.</summary>
    [Fact]
    public async Task Change_OnAnotherNode_IsKnownWithTheNextRequest_WithoutACommandMore()
    {
        var source = app.Services.GetRequiredService<MatrixSource>();
        var security = await app.AsAsync("anquan");
        await security.GoAsync("/matrix");
        app.Sql.Take();
        await security.GoAsync("/matrix");
        var usual = app.Sql.Take();
        await using (var db = app.Services.GetRequiredService<AppDbContexts>().For(await story.ActorAsync("anquan")))
        {
            db.Add(new MatrixChange(1, new(Department.CivilAffairs, FieldGroup.Health, AccessLevel.Summary), AccessLevel.Read, "别处", db.Actor, app.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(AccessLevel.Read, source.Current.Level(Department.CivilAffairs, FieldGroup.Health));
        await security.GoAsync("/matrix");
        Assert.Equal(AccessLevel.Summary, source.Current.Level(Department.CivilAffairs, FieldGroup.Health));
        app.Sql.Take();
        await security.GoAsync("/matrix");
        Assert.Equal(usual, app.Sql.Take());
    }

    [Fact]
    public async Task Change_BeyondTheBoundsWithoutReasonOrFromAnOldPage_IsRefused()
    {
        var security = await app.AsAsync("anquan");
        foreach (var (path, level, reason, text) in new[]
        {
            (Cell, AccessLevel.Summary, "", "Field.GrantReason"), (Cell, AccessLevel.Read, "依据", "Error.MatrixSame"), (Cell, AccessLevel.Write, "依据", "Error.MatrixBound"),
        })
        {
            await security.GoAsync(path);
            await security.PostAsync(path, [new("Form.Version", "0"), new("Form.Level", $"{level}"), new("Form.Reason", reason)]);
            Assert.Equal((text, HttpStatusCode.UnprocessableEntity), (text, security.Status));
            Assert.Contains(Words.Of(app, text), security.Text, StringComparison.Ordinal);
        }
        foreach (var fixedCell in new[] { "civilaffairs/sampling", "legalaid/buyer", "police/identity", "office/handoffs", "nobody/identity", "police/none" })
            Assert.Equal((fixedCell, HttpStatusCode.NotFound), (fixedCell, (await security.GoAsync("/matrix/cells/" + fixedCell)).Status));
        await ChangeAsync(Cell, AccessLevel.Summary);
        await security.GoAsync(Cell);
        await security.PostAsync(Cell, [new("Form.Version", "0"), new("Form.Level", $"{AccessLevel.Read}"), new("Form.Reason", "依据")]);
        Assert.Equal(HttpStatusCode.Conflict, security.Status);
        Assert.Equal("1", security.Page.QuerySelector("input[name='Form.Version']")!.GetAttribute("value"));
        Assert.Equal(1, await story.ReadAsync(db => db.Set<MatrixChange>().CountAsync()));
    }

    public void Dispose() => app.Dispose();
}
