using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Handoffs;

/// <summary>Settings of section "Handoffs": how long a hand-off may stand still. Agreed in the city; no law names them.</summary>
public sealed class HandoffOptions
{
    /// <summary>G15: days all pauses of one hand-off may last together.</summary>
    public int HeldDays { get; set; } = 90;

    /// <summary>G15: days after which a pause is looked at again, at the latest.</summary>
    public int ReviewDays { get; set; } = 30;

    /// <summary>T20: workdays past the verify limit after which a reported outcome closes by itself.</summary>
    public int UnverifiedDays { get; set; } = 5;

    /// <summary>T8: workdays past the supply limit after which the sender is asked what becomes of the person.</summary>
    public int UnsuppliedDays { get; set; } = 5;

    /// <summary>T3: days a draft is kept; it turns amber after three quarters of them. A draft keeps the number it began with.</summary>
    public int DraftDays { get; set; } = 28;

    public Term Unverified => Term.WorkingDays(UnverifiedDays);
    public Term Unsupplied => Term.WorkingDays(UnsuppliedDays);

    /// <inheritdoc cref="Access.AccessOptions.Agreed"/>
    public IReadOnlyList<AgreedNumber> Agreed =>
    [
        AgreedNumber.Of("Handoffs:HeldDays", HeldDays, "d", 1, 365), AgreedNumber.Of("Handoffs:ReviewDays", ReviewDays, "d", 1, HeldDays),
        AgreedNumber.Of("Handoffs:UnverifiedDays", UnverifiedDays, "wd", 1, 60), AgreedNumber.Of("Handoffs:UnsuppliedDays", UnsuppliedDays, "wd", 1, 60),
        AgreedNumber.Of("Handoffs:DraftDays", DraftDays, "d", 1, 365),
    ];
}
