using CaseReferral.Core.Trail;
using CaseReferral.Web.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Trail;

/// <summary>The verbs of the command line as an administrator runs them: a process of its own beside the running application.</summary>
public sealed class VerifyCommandTests
{
    [Fact]
    public async Task AuditVerify_WholeThenTampered_ExitsZeroThenOneAndNamesTheRow()
    {
        await using var trail = new TrailApp();
        var boy = await trail.BoyAsync();
        Assert.Contains("Anchor line 1", (await Verb.RunAsync(trail.App, 0, "audit", "anchor")).Output, StringComparison.Ordinal);
        Assert.Contains("whole", (await Verb.RunAsync(trail.App, 0, "audit", "verify")).Output, StringComparison.Ordinal);

        var chain = ChainKeys.OfCase(boy.Case);
        await using (var db = trail.Open())
            await db.Database.ExecuteSqlRawAsync("""UPDATE "AuditEntries" SET "OfficerName" = 'x' WHERE "Chain" = {0} AND "Number" = 3""", [chain], TestContext.Current.CancellationToken);
        var broken = await Verb.RunAsync(trail.App, 1, "audit", "verify", "--chain", chain);
        Assert.Contains($"BROKEN {chain} row 3", broken.Output, StringComparison.Ordinal);

        var auditor = await trail.App.AsAsync("shenji");
        await auditor.GoAsync("/audit");
        Assert.Contains("1 条链断裂", auditor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownVerb_IsMisuse()
    {
        await using var trail = new TrailApp();
        _ = trail.App.Services;
        Assert.Contains("audit verify", (await Verb.RunAsync(trail.App, 2, "audit", "nonsense")).Errors, StringComparison.Ordinal);
    }
}
