using CaseReferral.Core.Data;

namespace CaseReferral.Core.Handoffs;

/// <summary>How many live hand-offs a unit holds under one heading of its inbox; a copy, kept by <see cref="HeldCounting"/>.</summary>
public sealed class HeldCount : KeptCount
{
    private HeldCount() { }

    public HeldCount(Guid holderId, HeldAs heading, int change) : base(holderId, heading.ToString(), change) { }

    internal HeldCount(HeldCount alike, int change) : base(alike.HolderId, alike.Standing, change) { }
}
