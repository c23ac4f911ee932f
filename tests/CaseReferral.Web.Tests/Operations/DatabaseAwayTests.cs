using System.Net;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>The database goes away under a running node and comes back: a plain page meanwhile, nobody has to start anything.</summary>
public sealed class DatabaseAwayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-away-").FullName;

    [Fact]
    public async Task Node_WhoseDatabaseIsAway_SaysSo_AndRecoversByItself()
    {
        if (TestDatabase.Missing("postgres") is { } reason)
            Assert.Skip(reason);
        await using var database = new PostgresCopy();
        await using var server = await Executable.ServeAsync(folder, ["--DemoCases=false", "--Database:MigrateAtStart=true", .. database.Settings]);
        var officer = await server.Visitor().SignInAsync("shi-xingzhen");
        var guest = await server.Visitor().GoAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(server));

        await database.AnswerAsync(false);
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(server));
        await officer.GoAsync("/cases");
        Assert.Equal(HttpStatusCode.InternalServerError, officer.Status);
        Assert.Contains("系统暂时出错", officer.Text, StringComparison.Ordinal);
        // What cannot be counted is not let through.
        await guest.SendAsync(new() { ["UserName"] = "shi-xingzhen", ["Password"] = Visitor.Password });
        Assert.Equal(HttpStatusCode.InternalServerError, guest.Status);
        Assert.Contains("系统暂时出错", guest.Text, StringComparison.Ordinal);

        await database.AnswerAsync(true);
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(server));
        await officer.GoAsync("/cases");
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Contains("Health is now", server.Output, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> ReadyAsync(Executable server)
    {
        using var answer = await server.Visitor().Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    public void Dispose() => Directory.Delete(folder, true);
}
