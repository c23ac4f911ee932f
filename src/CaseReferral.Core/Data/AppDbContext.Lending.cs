using CaseReferral.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseReferral.Core.Data;

/// <summary>
/// A request borrows a context from EF's pool and gives it back by disposing it (decision 0056). What is an officer's is forgotten then,
/// the actor first: a context that nobody has borrowed refuses every query with a row filter instead of showing rows.
/// </summary>
public sealed partial class AppDbContext
{
    private static readonly Func<Actor> Nobody = () => throw new InvalidOperationException("This context acts for nobody: it was given back, or never borrowed.");

    private Func<Actor> actor = Nobody;
    private bool isBorrowed;

    /// <summary>Asked at use: the context is made while the cookie is still being checked, before anybody is signed in.</summary>
    public Actor Actor => actor();

    /// <summary>Takes one of the pool for this officer, until it is disposed.</summary>
    public static AppDbContext Borrow(IDbContextFactory<AppDbContext> pool, Func<Actor> officer)
    {
        var db = pool.CreateDbContext().ActFor(officer);
        db.isBorrowed = true;
        return db;
    }

    /// <exception cref="InvalidOperationException">It acts for somebody already.</exception>
    internal AppDbContext ActFor(Func<Actor> officer)
    {
        if (actor != Nobody)
            throw new InvalidOperationException("A context acts for one officer.");
        actor = officer;
        return this;
    }

    public override void Dispose()
    {
        Forget();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Forget();
        return base.DisposeAsync();
    }

    /// <summary>
    /// Tracked rows and settings are EF's to reset. The connection it would keep with the context, and its pool hands out the context that
    /// has waited longest; but the connection used last is the one whose cache is warm. So it goes back, without what it had begun, to those
    /// that all contexts share, and this context asks for another.
    /// </summary>
    private void Forget()
    {
        var wasBorrowed = isBorrowed;
        (actor, isBorrowed, knownHead, systemDepth) = (Nobody, false, null, 0);
        if (wasBorrowed)
            GiveBackConnection();
    }

    private void GiveBackConnection() => this.GetService<IRelationalConnection>().Dispose();

    /// <summary>
    /// Runs a use case with nobody writing between its first read and its save, where a database has one writer anyway (SQLite). A connection of
    /// SQLite forgets the pages it knows when another has written; this way one use case after the other runs on the same, which knows them.
    /// </summary>
    internal async Task<T> AloneAsync<T>(Func<Task<T>> useCase, CancellationToken token)
    {
        if (!gate.HasOneWriter(this) || Database.CurrentTransaction is not null)
            return await useCase();
        GiveBackConnection(); // and do not wait with it
        return await gate.HoldAsync(async () =>
        {
            await Database.OpenConnectionAsync(token);
            try
            {
                return await useCase();
            }
            finally
            {
                GiveBackConnection();
            }
        }, token);
    }
}
