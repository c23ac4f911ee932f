using CaseReferral.Core.Common;

namespace CaseReferral.Core.Cases;

/// <summary>Settings of section "Cases": agreed in the city; no law names them.</summary>
public sealed class CaseOptions
{
    /// <summary>A suspended case is looked at again within this many months.</summary>
    public int ReviewMonths { get; set; } = 24;

    /// <inheritdoc cref="Access.AccessOptions.Agreed"/>
    public IReadOnlyList<AgreedNumber> Agreed => [AgreedNumber.Of("Cases:ReviewMonths", ReviewMonths, "m", 1, 60)];
}
