using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>SQLite has one writer: whoever holds the gate reads and saves alone, and saves without asking for it again.</summary>
public sealed class WriteGateTests : IAsyncLifetime
{
    private readonly WriteGate gate = new();
    private TestDatabase database = null!;
    private AppDbContext db = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync("sqlite");
        db = database.As(await database.UnitAsync(OrganisationKind.CriminalPolice));
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await database.DisposeAsync();
        gate.Dispose();
    }

    [Fact]
    public async Task Hold_LetsItsOwnSavesThrough_AndOthersWait()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var held = gate.HoldAsync(async () =>
        {
            begun.SetResult();
            await end.Task;
            Assert.Null(await gate.EnterAsync(db, Token));
            return await gate.HoldAsync(() => Task.FromResult(1), Token);
        }, Token);
        await begun.Task;
        var other = gate.EnterAsync(db, Token);
        await Task.Delay(50, Token);
        Assert.False(other.IsCompleted);
        end.SetResult();
        Assert.Equal(1, await held);
        (await other)!.Dispose();
    }

    [Fact]
    public async Task Hold_ThatFailed_OrHasEnded_LeavesTheGateToBeAskedFor()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.HoldAsync<int>(() => throw new InvalidOperationException(), Token));
        await gate.HoldAsync(() => Task.FromResult(1), Token);
        using var pass = await gate.EnterAsync(db, Token);
        Assert.NotNull(pass);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waits = gate.HoldAsync(() => Task.FromResult(1), impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
    }
}
