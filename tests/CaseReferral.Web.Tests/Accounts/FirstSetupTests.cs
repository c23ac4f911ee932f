using System.Diagnostics;
using System.Net;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>A new installation in Production: nobody can get in but by the token of the command line.</summary>
public sealed class FirstSetupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static AppFactory NewInstallation() => new()
    {
        EnvironmentName = "Production",
        Settings = new Dictionary<string, string> { ["Keys:Create"] = "true" },
    };

    private static readonly Dictionary<string, string?> Filled = new()
    {
        ["UnitName"] = "Operations",
        ["RegionCode"] = "360500",
        ["SystemUserName"] = "first.system",
        ["SystemDisplayName"] = "A",
        ["SecurityUserName"] = "first.security",
        ["SecurityDisplayName"] = "B",
        ["AuditUserName"] = "first.audit",
        ["AuditDisplayName"] = "C",
    };

    [Fact]
    public async Task Production_New_HasNoAccountAndNoSetupPage()
    {
        await using var app = NewInstallation();
        var visitor = app.Anonymous();
        await visitor.GoAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        foreach (var account in new[] { "xitong", "admin", "jiuzhu" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.Anonymous().SignInAsync(account)).Status);
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        Assert.False(await db.Set<Officer>().AnyAsync(Stop));
        Assert.False(await db.Set<Organisation>().AnyAsync(Stop));
    }

    [Fact]
    public async Task Token_OfTheCommandLine_MakesTheThreeAdministratorsOnce()
    {
        await using var app = NewInstallation();
        var token = await InitAsync(app.Folder); // the very first thing on this machine: it makes the database
        var visitor = app.Anonymous();
        await visitor.GoAsync("/setup");
        await visitor.SendAsync(new(Filled) { ["Token"] = "abcd-abcd" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.SendAsync(new(Filled) { ["Token"] = token, ["AuditUserName"] = "FIRST.SYSTEM" });
        Assert.NotNull(visitor.Page.GetElementById("AuditUserName-err"));
        await visitor.SendAsync(new(Filled) { ["Token"] = token });
        Assert.Equal("/setup/done", visitor.Path);
        var passwords = visitor.Page.QuerySelectorAll("code.secret").Select(c => c.TextContent).ToList();
        Assert.Equal(3, passwords.Count);

        await visitor.GoAsync("/setup/done");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.GoAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal("", await InitAsync(app.Folder));

        var system = await app.Anonymous().SignInAsync("first.system", passwords[0]);
        Assert.Equal("/account/password", system.Path);
        await system.SendAsync(new() { ["Present"] = passwords[0], ["Chosen"] = "a quiet green river", ["Repeated"] = "a quiet green river" });
        Assert.Equal("/account/second-factor", system.Path); // forced in Production
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        Assert.Equal([OfficerRole.AuditAdministrator, OfficerRole.SecurityAdministrator, OfficerRole.SystemAdministrator],
            (await db.Set<Officer>().Select(o => o.Role).ToListAsync(Stop)).OrderByDescending(r => r));
    }

    [Fact]
    public async Task Token_AfterADay_OpensNothing()
    {
        await using var app = NewInstallation();
        using var scope = app.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<FirstAdministrators>().IssueTokenAsync(Stop);
        var visitor = app.Anonymous();
        await visitor.GoAsync("/setup");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        app.Clock.Advance(TimeSpan.FromHours(25));
        await visitor.GoAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    /// <summary>Runs the real command in a process of its own; returns what it printed.</summary>
    private static async Task<string> InitAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "admin", "init"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Data__Directory"] = folder;
        start.Environment["Keys__Create"] = "true";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode is 0 or 1, await errors);
        return (await output).Trim();
    }
}
