namespace CaseReferral.Core.Trail;

/// <summary>
/// The end of one chain: how many rows, the hash of the last. The count is the concurrency token, so of two writers of one
/// chain the slower one takes the next place; the anchor reads heads instead of rows.
/// </summary>
public sealed class ChainHead
{
    private ChainHead() => Chain = "";

    internal ChainHead(string chain, long? caseSerial) => (Chain, CaseSerial) = (chain, caseSerial);

    public string Chain { get; private set; }
    public long Count { get; private set; }
    public string? Hash { get; private set; }
    public DateTime LastAt { get; private set; }
    /// <summary>The case's number: the audit administrator searches by it without being able to read a case.</summary>
    public long? CaseSerial { get; private set; }

    internal void Advance(AuditEntry row) => (Count, Hash, LastAt) = (row.Number, row.Hash, row.At);
}
