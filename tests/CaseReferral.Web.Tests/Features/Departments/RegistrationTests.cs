using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Departments.EducationElsewhere;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>A number that is issued becomes hers, and the two bureaus of a school elsewhere have their days.</summary>
public sealed class RegistrationTests : IAsyncDisposable
{
    private const string Registry = "nanwan-huzheng", Near = "nanwan-jiaoyu", Far = "beiling-jiaoyu", Number = "999999201603050015";

    private readonly AppFactory app = new() { Settings = new Dictionary<string, string> { ["Lines:education-elsewhere:StepDays"] = "8" } };
    private readonly Story story;

    public RegistrationTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<Guid> AcceptedAsync(Guid @case, string kind, string sender, string receiver)
    {
        var id = await story.SendAsync(@case, kind, sender, receiver);
        await story.FireAsync(receiver, id, HandoffAction.Sign);
        await story.FireAsync(receiver, id, HandoffAction.Accept);
        return id;
    }

    private async Task<Visitor> WriteAsync(string account, string path, Dictionary<string, string?> form)
    {
        var clerk = await (await app.AsAsync(account)).GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        await clerk.SendAsync(form);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        return clerk;
    }

    private async Task<(Guid Case, Guid Handoff)> AskedAsync()
    {
        var child = await story.PlacedAsync();
        await using var scope = await story.ScopeAsync(Story.Police);
        var version = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == child).Select(c => c.Version).SingleAsync());
        await scope.ServiceProvider.GetRequiredService<PoliceRecords>().RecordSamplingAsync(
            child, version, new() { SampledOn = story.Today, ComparedOn = story.Today, Result = "no-match" }, TestContext.Current.CancellationToken);
        return (child, await AcceptedAsync(child, HouseholdKind.KeyName, Story.Centre, Registry));
    }

    private Dictionary<string, string?> Registered(string? number) => new()
    {
        ["Form.ReceivedOn"] = $"{story.Today:yyyy-MM-dd}",
        ["Form.Decision"] = "registered",
        ["Form.RegisteredOn"] = $"{story.Today:yyyy-MM-dd}",
        ["Form.IdNumber"] = number,
    };

    private Task<PersonIdentity> IdentityAsync(Guid @case) => story.ReadAsync(db => db.Set<PersonIdentity>().AsNoTracking()
        .SingleAsync(i => db.Set<Case>().Any(c => c.Id == @case && c.PersonId == i.PersonId)));

    /// <summary>Part 6 of the issue: the number is hers once it is issued, found by search, and the internal one stays beside it.</summary>
    [Fact]
    public async Task Number_OnceIssued_IsHers_AndTheInternalOneStays()
    {
        var (child, id) = await AskedAsync();
        Assert.Null((await IdentityAsync(child)).IdNumber);
        var registry = await WriteAsync(Registry, $"/handoffs/{id}/household", Registered(Number));
        Assert.True(registry.Status == HttpStatusCode.OK, registry.Page.QuerySelector(".err-summary")?.TextContent);
        var identity = await IdentityAsync(child);
        Assert.Equal(Number, identity.IdNumber);
        Assert.NotNull(identity.IdNumberHash);
        // Masked like every number, also in the record.
        Assert.DoesNotContain(Number, registry.Html, StringComparison.Ordinal);
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{child}");
        Assert.Contains("999999********0015", home.Text, StringComparison.Ordinal);
        Assert.Contains("原内部编号", home.Text, StringComparison.Ordinal);

        // A slip of the pen is corrected, and taken back, where it was made.
        await WriteAsync(Registry, $"/handoffs/{id}/household", Registered("999999200908120024"));
        Assert.Equal("999999200908120024", (await IdentityAsync(child)).IdNumber);
        await WriteAsync(Registry, $"/handoffs/{id}/household", Registered(null));
        Assert.Equal((null, null), ((await IdentityAsync(child)).IdNumber, (await IdentityAsync(child)).IdNumberHash));
    }

    [Fact]
    public async Task Number_ThatPoliceKnowOtherwise_IsNotWrittenOver()
    {
        var (child, id) = await AskedAsync();
        await using (var scope = await story.ScopeAsync(Story.Police))
        {
            var version = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == child).Select(c => c.Version).SingleAsync());
            await scope.ServiceProvider.GetRequiredService<PoliceRecords>().IdentifyAsync(
                child, version, new() { Name = "王示例", IdNumber = "999999200908120024" }, null, AgeCertainty.SelfReported, false, TestContext.Current.CancellationToken);
        }
        var registry = await WriteAsync(Registry, $"/handoffs/{id}/household", Registered(Number));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, registry.Status);
        Assert.Contains(Words.Of(app, "Rule.NumberAsKnown"), registry.Text, StringComparison.Ordinal);
        Assert.Equal("999999200908120024", (await IdentityAsync(child)).IdNumber);
    }

    private Task<List<CaseClock>> LimitsAsync(Guid @case) => story.ReadAsync(db =>
        db.Set<CaseClock>().AsNoTracking().Where(c => c.CaseId == @case && c.Kind.StartsWith("elsewhere")).OrderBy(c => c.StartedAt).ThenBy(c => c.Kind).ToListAsync());

    /// <summary>D-22: ten working days for each bureau and for the pupil's record in one province's rule, so a number of the city.</summary>
    [Fact]
    public async Task D22_SchoolElsewhere_EachStepHasItsDays()
    {
        var child = await story.PlacedAsync(9);
        await AcceptedAsync(child, EducationKind.KeyName, Story.Centre, Near);
        var id = await AcceptedAsync(child, EducationElsewhereKind.KeyName, Near, Far);
        var (near, far, today) = ((await story.ActorAsync(Near)).OrganisationId, (await story.ActorAsync(Far)).OrganisationId, $"{story.Today:yyyy-MM-dd}");
        var path = $"/handoffs/{id}/education-elsewhere";
        var first = Assert.Single(await LimitsAsync(child));
        Assert.Equal(("elsewhere-receiving", "8wd", "本市约定时限", far), (first.Kind, first.Limit, first.Source, first.HolderId!.Value));

        await WriteAsync(Far, path, new() { ["Form.ReceivingConfirmedOn"] = today });
        Assert.Equal([("elsewhere-sending", near)], (await LimitsAsync(child)).Where(c => c.DoneAt is null).Select(c => (c.Kind, c.HolderId!.Value)));
        var early = await WriteAsync(Far, path, new() { ["Form.RecordTransferredOn"] = today });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains(Words.Of(app, "Rule.TransferAfterBoth"), early.Text, StringComparison.Ordinal);
        await WriteAsync(Far, path, new() { ["Form.SendingConfirmedOn"] = today, ["Form.School"] = "北岭示例小学", ["Form.EnrolledOn"] = today });
        Assert.Equal([("elsewhere-transfer", far)], (await LimitsAsync(child)).Where(c => c.DoneAt is null).Select(c => (c.Kind, c.HolderId!.Value)));

        // The record follows when she has long been at school and the hand-off is closed.
        await story.FireAsync(Far, id, HandoffAction.Report);
        await story.FireAsync(Near, id, HandoffAction.Confirm);
        Assert.Single(await LimitsAsync(child), c => c.DoneAt is null);
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(Far, path, new() { ["Form.RecordTransferredOn"] = today })).Status);
        Assert.DoesNotContain(await LimitsAsync(child), c => c.DoneAt is null);
    }
}
