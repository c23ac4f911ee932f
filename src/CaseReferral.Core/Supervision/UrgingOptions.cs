using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Supervision;

/// <summary>Settings of section "Urging": the steps of the ladder in workdays. The joint conference's own; no statute names them.</summary>
public sealed class UrgingOptions
{
    /// <summary>Workdays past the limit after which 催办 goes out.</summary>
    public int UrgeAfterDays { get; set; } = 1;

    /// <summary>Workdays past the limit after which 督办 goes out.</summary>
    public int OrderAfterDays { get; set; } = 5;

    /// <summary>Workdays in which 督办 is answered.</summary>
    public int AnswerDays { get; set; } = 3;

    public Term AnswerWithin => Term.WorkingDays(AnswerDays);

    /// <inheritdoc cref="Access.AccessOptions.Agreed"/>
    public IReadOnlyList<AgreedNumber> Agreed =>
    [
        AgreedNumber.Of("Urging:UrgeAfterDays", UrgeAfterDays, "wd", 1, 60), AgreedNumber.Of("Urging:OrderAfterDays", OrderAfterDays, "wd", UrgeAfterDays, 120),
        AgreedNumber.Of("Urging:AnswerDays", AnswerDays, "wd", 1, 60),
    ];
}
