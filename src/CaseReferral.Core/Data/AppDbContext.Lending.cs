using CaseReferral.Core.Common;

namespace CaseReferral.Core.Data;

/// <summary>
/// A request borrows a context from EF's pool and gives it back by disposing it (decision 0056). What is an officer's is forgotten then,
/// the actor first: a context that nobody has borrowed refuses every query with a row filter instead of showing rows.
/// </summary>
public sealed partial class AppDbContext
{
    private static readonly Func<Actor> Nobody = () => throw new InvalidOperationException("This context acts for nobody: it was given back, or never borrowed.");

    private Func<Actor> actor = Nobody;

    /// <summary>Asked at use: the context is made while the cookie is still being checked, before anybody is signed in.</summary>
    public Actor Actor => actor();

    /// <summary>From here on it acts for this officer, until it is disposed.</summary>
    /// <exception cref="InvalidOperationException">It acts for somebody already.</exception>
    public AppDbContext ActFor(Func<Actor> officer)
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

    /// <summary>Tracked rows, transaction, connection and settings are EF's to reset.</summary>
    private void Forget() => (actor, knownHead, systemDepth) = (Nobody, null, 0);
}
