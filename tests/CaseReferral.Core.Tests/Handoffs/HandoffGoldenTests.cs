using System.Text;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>Every cell of the hand-off machine, as a text that a person can review.</summary>
public sealed class HandoffGoldenTests
{
    private static readonly HandoffKinds Kinds = new();

    [Fact]
    public void Table_EveryStateActionRoleAndLine_IsAsReviewed() =>
        Golden.Check("tests/CaseReferral.Core.Tests/Golden/handoff.txt", Write());

    private static string Write()
    {
        var grids = Kinds.All.Select(k => (Kind: k, Grid: HandoffCast.Grid(k))).Select(g => (g.Kind, g.Grid, Lines: g.Grid.Lines().ToList())).ToList();
        var common = grids[0].Lines.Where(line => grids.TrueForAll(g => g.Lines.Contains(line))).ToList();
        var text = new StringBuilder();
        text.Append("The hand-off machine: every state × action × role. Written by HandoffGoldenTests, reviewed by people.\n")
            .Append("yes allowed · 422 a rule of the line refuses · 403 not this side's action · 409 not in this state\n\n");
        foreach (var role in grids[0].Grid.Roles)
            text.Append(role.Code.PadRight(4)).Append(role.Meaning).Append('\n');
        text.Append("\n# All service lines\n\n").Append(grids[0].Grid.Header).Append('\n');
        Append(text, common);
        foreach (var (kind, _, lines) in grids)
        {
            text.Append($"\n# {kind.Key}: {string.Join(", ", kind.Senders)} → {string.Join(", ", kind.Receivers)}, from {kind.EarliestStage}\n\n");
            Append(text, lines.Except(common));
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<(HandoffAction Action, string Text)> lines)
    {
        foreach (var block in lines.GroupBy(l => l.Action))
        {
            text.Append(block.Key).Append('\n');
            foreach (var line in block)
                text.Append(line.Text).Append('\n');
        }
    }

    /// <summary>The amendment of a request, which is no step of the machine: the same for every line.</summary>
    [Fact]
    public void Amendment_EveryStateAndRole_IsAsReviewed()
    {
        var lines = Kinds.All.Select(k => HandoffCast.Grid(k, AmendmentTable.Machine)).Select(g => g.Header + '\n' + string.Join('\n', g.Lines().Select(l => l.Text))).Distinct();
        Golden.Check("tests/CaseReferral.Core.Tests/Golden/amendment.txt", Assert.Single(lines) + '\n');
    }

    [Fact]
    public void Table_EveryCell_IsCounted()
    {
        var cells = Kinds.All.Sum(k => Enum.GetValues<HandoffStatus>().Length * Enum.GetValues<HandoffAction>().Length * HandoffCast.Roles(k).Count);
        Assert.Equal(17 * Enum.GetValues<HandoffAction>().Length * 13 * Kinds.All.Count, cells);
    }

    /// <summary>A line may be sent by any of its senders to any of its receivers: who asks changes nothing else.</summary>
    [Fact]
    public void Table_EverySenderAndReceiverOfALine_HasTheSamePermissions()
    {
        foreach (var kind in Kinds.All)
            foreach (var action in Enum.GetValues<HandoffAction>())
                foreach (var role in new[] { Officers.OfficerRole.Officer, Officers.OfficerRole.Lead })
                    Assert.Single(kind.Senders.Concat(kind.Receivers).Select(k => Permissions.Of(k, role).Contains(Permissions.For(action))).Distinct());
    }

    [Fact]
    public void Table_TerminalStates_HaveNoWayOut() =>
        Assert.DoesNotContain(HandoffWorkflow.Machine.Table, r => r.From >= HandoffStatus.Closed);

    [Fact]
    public void Table_EveryLiveState_HasAWayOutForPeopleOfBothSidesOrTheOffice()
    {
        foreach (var status in Enum.GetValues<HandoffStatus>().Where(s => s < HandoffStatus.Closed))
            Assert.Contains(HandoffWorkflow.Machine.Table, r => r.From == status && r.To != status && r.Sides != Side.System);
    }

    [Fact]
    public void Table_AnyFacts_ChooseOneRowPerSideAtMost()
    {
        var facts = HandoffCast.Variants.Select(v => v.Change(HandoffCast.InOrder(Kinds.All[0], HandoffStatus.Draft)))
            .Append(HandoffCast.InOrder(Kinds.All[0], HandoffStatus.Draft)).ToList();
        foreach (var group in HandoffWorkflow.Machine.Table.GroupBy(r => (r.From, r.Action)))
            foreach (var side in Enum.GetValues<Side>())
                Assert.All(facts, f => Assert.True(group.Count(r => (r.Sides & side) != 0 && r.When?.Holds(f) != false) <= 1, $"{group.Key} {side}"));
    }

    [Fact]
    public void Rules_OfARowAndALine_HaveDifferentNames()
    {
        foreach (var row in HandoffWorkflow.Machine.Table)
            foreach (var kind in Kinds.All)
            {
                var names = row.Rules.Concat(kind.RulesFor(row.Action)).Select(r => r.Name).ToList();
                Assert.Equal(names.Distinct(), names);
            }
    }
}
