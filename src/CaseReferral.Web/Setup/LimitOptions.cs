using CaseReferral.Core.Common;

namespace CaseReferral.Web.Setup;

/// <summary>Settings of section "Limits": how often one officer may do something within a minute, on all nodes together.</summary>
public sealed class LimitOptions
{
    /// <summary>Looks at a full identity. Nobody reads that many; a script does.</summary>
    public int Reveals { get; set; } = 20;

    public int Searches { get; set; } = 60;

    /// <summary>Sent files and registrations; adding a row to a registration without script counts as one.</summary>
    public int Uploads { get; set; } = 60;

    /// <summary>Grants asked for, given or taken on files: in an emergency, by the office, for a colleague.</summary>
    public int Opens { get; set; } = 20;

    /// <summary>Files of the trail taken away.</summary>
    public int Exports { get; set; } = 10;

    /// <summary>Counted in the database, for all nodes; unset, where there can be several. One process over a file needs no commit for what it can count itself.</summary>
    public bool? Shared { get; set; }

    /// <summary>Each with what is wrong with it.</summary>
    internal IReadOnlyList<AgreedNumber> Counts =>
    [
        AgreedNumber.Of("Limits:Reveals", Reveals, "", 1, int.MaxValue), AgreedNumber.Of("Limits:Searches", Searches, "", 1, int.MaxValue),
        AgreedNumber.Of("Limits:Uploads", Uploads, "", 1, int.MaxValue), AgreedNumber.Of("Limits:Opens", Opens, "", 1, int.MaxValue),
        AgreedNumber.Of("Limits:Exports", Exports, "", 1, int.MaxValue),
    ];
}
