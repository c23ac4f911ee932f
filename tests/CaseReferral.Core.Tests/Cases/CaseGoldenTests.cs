using System.Text;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Workflows;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Core.Tests.Cases;

/// <summary>Every cell of the case machine, as a text that a person can review.</summary>
public sealed class CaseGoldenTests
{
    [Fact]
    public void Table_EveryStageActionAndRole_IsAsReviewed() =>
        Golden.Check("tests/CaseReferral.Core.Tests/Golden/case.txt", Write());

    private static string Write()
    {
        var grid = CaseCast.Grid();
        var text = new StringBuilder();
        text.Append("The case machine: every stage × action × role. Written by CaseGoldenTests, reviewed by people.\n")
            .Append("yes allowed · 422 a rule refuses although nothing is missing · 403 not this side's action · 409 not in this stage\n\n");
        foreach (var role in grid.Roles)
            text.Append(role.Code.PadRight(4)).Append(role.Meaning).Append('\n');
        text.Append('\n').Append(grid.Header).Append('\n');
        foreach (var block in grid.Lines().GroupBy(l => l.Action))
        {
            text.Append(block.Key).Append('\n');
            foreach (var line in block)
                text.Append(line.Text).Append('\n');
        }
        return text.ToString();
    }

    [Fact]
    public void Table_UnfoundedAndMerged_HaveNoWayOut() =>
        Assert.DoesNotContain(CaseWorkflow.Machine.Table, r => r.From is CaseStage.Unfounded or CaseStage.Merged);

    [Fact]
    public void Table_AnyFacts_ChooseOneRowPerSideAtMost()
    {
        var facts = CaseCast.Variants.Select(v => v.Change(CaseCast.InOrder(CaseStage.Reported))).Append(CaseCast.InOrder(CaseStage.Reported)).ToList();
        foreach (var group in CaseWorkflow.Machine.Table.GroupBy(r => (r.From, r.Action)))
            foreach (var side in Enum.GetValues<Side>())
                Assert.All(facts, f => Assert.True(group.Count(r => (r.Sides & side) != 0 && r.When?.Holds(f) != false) <= 1, $"{group.Key} {side}"));
    }
}
