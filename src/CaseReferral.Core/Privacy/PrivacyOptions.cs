using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Privacy;

/// <summary>Settings of section "Privacy": what the city has agreed, never shown as law.</summary>
public sealed class PrivacyOptions
{
    /// <summary>
    /// Limit for answering a data-subject request. 个人信息保护法 Art. 50 asks for a convenient procedure and names no number.
    /// </summary>
    public string AnswerTerm { get; set; } = "15wd";

    /// <summary>Years a closed case is kept; the unit's approved retention table decides (档案法实施条例).</summary>
    public int CaseYears { get; set; } = 30;

    /// <summary>Years a report that proved unfounded, or a merged file, is kept.</summary>
    public int UnfoundedYears { get; set; } = 10;

    public Term Answer => Term.Parse(AnswerTerm);

    /// <inheritdoc cref="Access.AccessOptions.Agreed"/>
    public IReadOnlyList<AgreedNumber> Agreed =>
    [
        AgreedNumber.OfTerm("Privacy:AnswerTerm", AnswerTerm), AgreedNumber.Of("Privacy:CaseYears", CaseYears, "y", 1, 100),
        AgreedNumber.Of("Privacy:UnfoundedYears", UnfoundedYears, "y", 1, 100),
    ];
}
