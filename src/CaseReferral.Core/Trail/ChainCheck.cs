namespace CaseReferral.Core.Trail;

/// <summary>How a chain is broken.</summary>
public enum ChainFault
{
    /// <summary>The row does not say what was sealed: changed, forged, or moved from another place.</summary>
    Changed,
    /// <summary>The row of this number is gone.</summary>
    Missing,
    /// <summary>The row is sealed, but not behind the row before it.</summary>
    Unlinked,
    /// <summary>The end is gone: the head, the anchor or the trail knows of this row.</summary>
    TailCut,
    /// <summary>The head names another last row than the one there is.</summary>
    HeadDiffers,
}

/// <summary>The first broken row of a chain.</summary>
/// <param name="Chain">Key of the chain; handoff/{id} for the timeline of a hand-off, anchors for the anchor file.</param>
/// <param name="Number">Place in the chain.</param>
/// <param name="RowId">Id of the row; null when there is none.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record BrokenChain(string Chain, long Number, Guid? RowId, ChainFault Fault);

/// <summary>One row as a link: what it says of its place, and its hash recomputed.</summary>
internal readonly record struct Link(Guid Id, long Number, string? Previous, string Hash, string Digest);

/// <summary>Walks one chain from its first row to its last and remembers the first fault.</summary>
internal sealed class ChainCheck(string chain)
{
    public long Count { get; private set; }
    public string? Hash { get; private set; }
    public BrokenChain? Broken { get; private set; }

    public void Take(Link row)
    {
        if (row.Number != Count + 1)
            Break(Count + 1, null, ChainFault.Missing);
        else if (row.Hash != row.Digest)
            Break(row.Number, row.Id, ChainFault.Changed);
        else if (row.Previous != Hash)
            Break(row.Number, row.Id, ChainFault.Unlinked);
        (Count, Hash) = (row.Number, row.Hash);
    }

    /// <summary>The rows end here, and something else says where they should.</summary>
    public void End(long count, string? hash)
    {
        if (Count < count)
            Break(Count + 1, null, ChainFault.TailCut);
        else if (Count != count || Hash != hash)
            Break(Count, null, ChainFault.HeadDiffers);
    }

    public void Break(long number, Guid? id, ChainFault fault) => Broken ??= new(chain, number, id, fault);
}
