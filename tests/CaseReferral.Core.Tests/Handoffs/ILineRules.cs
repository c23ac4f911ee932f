using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>The rules a line adds, each with facts that meet it and facts that do not; found by scanning, so a new line edits no test.</summary>
internal interface ILineRules
{
    IEnumerable<(Rule<HandoffFacts> Rule, HandoffFacts Met, HandoffFacts Unmet)> Cases { get; }
}
