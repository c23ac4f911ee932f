using CaseReferral.Core.Access;
using CaseReferral.Core.Organisations;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>What an administrator changes on one node holds with the next request on the other.</summary>
public sealed class OtherNodeTests : IAsyncDisposable
{
    private const string Officer = "canlian";
    private readonly AppFactory here = new();
    private readonly AppFactory there;

    public OtherNodeTests()
    {
        _ = here.Services;
        there = new AppFactory { Settings = new Dictionary<string, string> { ["Data:Directory"] = here.Folder } };
    }

    [Fact]
    public async Task Account_DisabledHere_IsOutThereWithTheNextClick_AndCanBeEnabledThere()
    {
        var officer = await there.AsAsync(Officer);
        await officer.GoAsync("/account");
        Assert.Equal("/account", officer.Path);
        var id = await new Story(here).ReadAsync(db => db.Users.Where(o => o.UserName == Officer).Select(o => o.Id).SingleAsync(TestContext.Current.CancellationToken));
        await (await (await here.AsAsync("xitong")).GoAsync($"/officers/{id}")).SendAsync([], $"form[action='/officers/{id}/disable']");
        await officer.GoAsync("/account");
        Assert.StartsWith("/sign-in", officer.Path, StringComparison.Ordinal);
        await (await (await there.AsAsync("xitong")).GoAsync($"/officers/{id}")).SendAsync([], $"form[action='/officers/{id}/enable']");
        Assert.Equal("/", (await here.AsAsync(Officer)).Path);
    }

    [Fact]
    public async Task Cell_ChangedHere_HoldsThereWithTheNextRequest()
    {
        var officer = await there.AsAsync(Officer);
        var matrix = there.Services.GetRequiredService<MatrixSource>();
        Assert.Equal(AccessLevel.Read, matrix.Current.Level(Department.CivilAffairs, FieldGroup.Health));
        var security = await (await here.AsAsync("anquan")).GoAsync("/matrix/cells/civilaffairs/health");
        await security.SendAsync(new() { ["Form.Level"] = $"{AccessLevel.Summary}", ["Form.Reason"] = "试点" });
        await officer.GoAsync("/account");
        Assert.Equal(AccessLevel.Summary, matrix.Current.Level(Department.CivilAffairs, FieldGroup.Health));
    }

    public async ValueTask DisposeAsync()
    {
        await there.DisposeAsync();
        await here.DisposeAsync();
    }
}
