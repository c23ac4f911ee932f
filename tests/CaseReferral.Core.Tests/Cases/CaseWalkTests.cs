using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Tests.Handoffs;
using CaseReferral.Core.Workflows;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Cases;

/// <summary>Anybody does anything with a case: the stage only goes where the table says, and back from a suspension to where it was.</summary>
public sealed class CaseWalkTests
{
    [Fact]
    public void AnyWalk_OfAnybody_StaysInTheTable() =>
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, Enum.GetValues<CaseAction>().Length - 1], Gen.Int[0, 3]).Array[1, 120].Sample(steps =>
        {
            var roles = CaseCast.Roles();
            var @case = new Case(20260000001, Guid.CreateVersion7(), "小安", null, HandoffCast.County, Guid.CreateVersion7(), HandoffCast.Now);
            foreach (var (who, what, chance) in steps)
            {
                var (role, action, from) = (roles[who], (CaseAction)what, @case.Stage);
                var facts = CaseCast.InOrder(from) with
                {
                    SuspendedFrom = @case.SuspendedFrom,
                    Person = chance % 2 == 0 ? new() { AgeYears = 30 } : new() { AgeYears = 9, IsMinor = true },
                    LiveHandoffs = chance == 3 ? ["2026-0001"] : [],
                };
                var decision = CaseWorkflow.Machine.Fire(from, action, facts, role.Side, role.Actor.May(Permissions.For(action)), _ => []);
                if (decision.Verdict != Verdict.Moves)
                    continue;
                Assert.DoesNotContain(from, (CaseStage[])[CaseStage.Unfounded, CaseStage.Merged]);
                Assert.Contains(CaseWorkflow.Machine.Table, r => r.From == from && r.Action == action && r.To == decision.To && (r.Sides & role.Side) != 0);
                if (action == CaseAction.Resume)
                    Assert.Equal(@case.SuspendedFrom, decision.To);
                if (action == CaseAction.BeginFollowUp)
                    Assert.Empty(facts.LiveHandoffs);
                @case.MoveTo(decision.To, action, role.Actor, HandoffCast.Now, null);
                Assert.Equal(decision.To, @case.Stage);
            }
        }, iter: 2000);
}
