using CaseReferral.Core.Assessment;

namespace CaseReferral.Web.Features.Cases;

/// <summary>The needs checklist as a form: one decision and, where not needed, a reason per line.</summary>
public sealed record NeedsForm
{
    public int Version { get; init; }
    public Dictionary<string, NeedDecision> Decisions { get; init; } = [];
    public Dictionary<string, string?> Reasons { get; init; } = [];

    /// <summary>For the page only; never bound from a request.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever] public NeedsPage? Page { get; private init; }

    public static NeedsForm Of(NeedsPage page, NeedsForm? typed = null) => new()
    {
        Page = page,
        Version = page.Version,
        Decisions = typed?.Decisions ?? page.Needs.ToDictionary(n => n.Kind, n => n.Decision),
        Reasons = typed?.Reasons ?? page.Needs.ToDictionary(n => n.Kind, n => n.Reason),
    };

    public IReadOnlyDictionary<string, (NeedDecision, string?)> ToDecisions() =>
        Decisions.ToDictionary(d => d.Key, d => (d.Value, Reasons.GetValueOrDefault(d.Key)));
}
