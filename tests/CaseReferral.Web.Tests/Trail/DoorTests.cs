using CaseReferral.Core.Trail;
using Xunit;

namespace CaseReferral.Web.Tests.Trail;

public sealed class DoorTests(TrailApp trail) : IClassFixture<TrailApp>
{
    [Fact]
    public async Task SignInAndOut_OfAnAccount_AreInItsChain()
    {
        var rows = await trail.TellsAsync(async () =>
        {
            var clerk = await trail.App.AsAsync("waiban");
            await clerk.GoAsync("/");
            await clerk.PostAsync("/sign-out", []);
        });
        Assert.Equal([AuditKind.SignedIn, AuditKind.SignedOut], rows.Select(r => r.Kind));
        Assert.All(rows, r => Assert.Equal((ChainKeys.OfAccount(r.OfficerId), $"{r.OfficerId}"), (r.Chain, r.EntityId)));
        Assert.NotEqual(Guid.Empty, rows[0].OfficerId);
    }

    [Fact]
    public async Task SignIn_WrongPasswordUntilLocked_EachAttemptIsARow()
    {
        var rows = await trail.TellsAsync(async () =>
        {
            var stranger = trail.App.Anonymous();
            for (var i = 0; i < 6; i++)
                await stranger.SignInAsync("churujing", "Wrong@2026");
        });
        Assert.Equal(4, rows.Count(r => r.Kind == AuditKind.SignInFailed));
        Assert.Equal(2, rows.Count(r => r.Kind == AuditKind.LockedOut));
        Assert.Single(rows.Select(r => r.Chain).Distinct());
        Assert.All(rows, r => Assert.DoesNotContain("Wrong@2026", r.Changes + r.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_UnknownName_IsARowThatDoesNotRepeatIt()
    {
        var rows = await trail.TellsAsync(async () => await trail.App.Anonymous().SignInAsync("typed-a-password-here"));
        var row = Assert.Single(rows);
        Assert.Equal((ChainKeys.Nobody, AuditKind.SignInFailed, null, ""), (row.Chain, row.Kind, row.EntityId, row.OfficerName));
        Assert.DoesNotContain("typed", row.Changes + row.Detail + row.Entity, StringComparison.Ordinal);
    }
}
