namespace CaseReferral.Core.Trail;

/// <summary>
/// The separate place: append-only lines that the database's administrator cannot reach. A folder on another volume, a log
/// host, a write-once store.
/// </summary>
public interface IAnchorStore
{
    /// <summary>Adds one line; it is on the disk of the place when this returns.</summary>
    Task AppendAsync(string line, CancellationToken token);

    /// <summary>All lines from the first.</summary>
    IAsyncEnumerable<string> ReadAsync(CancellationToken token);

    /// <summary>The last lines, newest first.</summary>
    Task<IReadOnlyList<string>> LastAsync(int count, CancellationToken token);
}
