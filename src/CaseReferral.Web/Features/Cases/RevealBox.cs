namespace CaseReferral.Web.Features.Cases;

/// <summary>The person's facts with the form that reveals the full identity and comes back to <paramref name="ReturnUrl"/>.</summary>
public sealed record RevealBox(Guid CaseId, PersonCard Person, string ReturnUrl)
{
    /// <summary>What another unit will see: nothing to reveal here.</summary>
    public bool IsPreview { get; init; }
}
