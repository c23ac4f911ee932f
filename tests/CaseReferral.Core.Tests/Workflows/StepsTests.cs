using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using Xunit;

namespace CaseReferral.Core.Tests.Workflows;

/// <summary>How the pages lead to the actions: nothing of a table is forgotten.</summary>
public sealed class StepsTests
{
    private static readonly HashSet<HandoffAction> OfHandoffs =
        [.. HandoffWorkflow.Machine.Table.Concat(AmendmentTable.Machine.Table).Select(r => r.Action)];

    public static TheoryData<HandoffAction> HandoffActions => [.. OfHandoffs];
    public static TheoryData<CaseAction> CaseActions => [.. CaseWorkflow.Machine.Table.Select(r => r.Action).Distinct()];

    [Theory, MemberData(nameof(HandoffActions))]
    public void EveryActionOfAHandoff_HasItsPlace_AndAnswersAnotherOfTheTable(HandoffAction action)
    {
        var step = HandoffSteps.Of(action);
        Assert.True(Enum.IsDefined(step.Place));
        if (step.Answers is { } asked)
        {
            Assert.NotEqual(action, asked);
            Assert.Contains(asked, OfHandoffs);
        }
    }

    [Theory, MemberData(nameof(CaseActions))]
    public void EveryActionOfACase_HasItsPlace(CaseAction action) => Assert.True(Enum.IsDefined(CaseSteps.Of(action).Place));

    /// <summary>Whoever has something to do in a state is led to a step, not only offered ways out of it.</summary>
    [Fact]
    public void EveryStateOfAHandoff_ThatSomebodyMovesOn_HasAStepOnward()
    {
        foreach (var rows in HandoffWorkflow.Machine.Table.Where(r => r.From < HandoffStatus.Closed).GroupBy(r => r.From))
            Assert.Contains(rows, r => r.Sides != Side.System && HandoffSteps.Of(r.Action).Place == StepPlace.Onward);
    }

    [Fact]
    public void ActionsThatLetAHandoffDrop_AreFinal()
    {
        var ending = HandoffWorkflow.Machine.Table.Where(r => r.To is HandoffStatus.Withdrawn or HandoffStatus.Void).Select(r => r.Action).Distinct();
        Assert.All(ending, action => Assert.True(HandoffSteps.Of(action).IsFinal, $"{action}"));
    }
}
