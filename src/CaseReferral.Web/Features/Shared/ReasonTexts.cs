using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Shared;

/// <summary>Turns an unmet rule into the sentence the user reads.</summary>
public static class ReasonTexts
{
    /// <summary>
    /// Details that are resource keys are translated and joined; AgeFits is the one rule with separate numbers.
    /// </summary>
    public static string Reason(this Texts texts, Reason reason)
    {
        var details = reason.Details.Select(d => texts.Has(d) ? texts[d] : d).ToArray();
        return reason.Rule == "AgeFits"
            ? texts["Rule.AgeFits", [.. details]]
            : texts["Rule." + reason.Rule, string.Join(texts["List.Separator"], details)];
    }
}
