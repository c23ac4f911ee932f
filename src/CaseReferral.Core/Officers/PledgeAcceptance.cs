using CaseReferral.Core.Common;

namespace CaseReferral.Core.Officers;

/// <summary>An officer accepted one version of the confidentiality pledge (保密承诺).</summary>
public sealed class PledgeAcceptance : Entity
{
    private PledgeAcceptance() => Version = "";

    public PledgeAcceptance(Guid officerId, string version, DateTime at)
    {
        OfficerId = officerId;
        Version = version;
        At = at;
    }

    public Guid OfficerId { get; private set; }
    public string Version { get; private set; }
    public DateTime At { get; private set; }
}
