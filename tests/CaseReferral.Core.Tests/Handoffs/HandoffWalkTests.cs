using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.EmergencyCare;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>
/// Anybody does anything at any time, for as long as they like: the entity, the machine and the clocks stay right. No
/// database; what the services write beside the state is written here as they do.
/// </summary>
public sealed class HandoffWalkTests
{
    private static readonly HandoffKinds Kinds = new();
    private static readonly string[] Lines = [HealthKind.KeyName, LegalAidKind.KeyName, EmergencyCareKind.KeyName, PlacementKind.KeyName];

    private sealed record Step(int Role, int Pick, int Chance, int Hours);

    private static readonly Gen<Step> AnyStep =
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 999], Gen.Int[0, 15], Gen.Int[0, 90]).Select((role, pick, chance, hours) => new Step(role, pick, chance, hours));

    [Fact]
    public void AnyWalk_OfAnybody_KeepsTheMachineRight() =>
        Gen.Select(Gen.OneOf(Lines), AnyStep.Array[1, 80]).Sample((line, steps) =>
        {
            var walk = new Walk(Kinds[line]);
            foreach (var step in steps)
            {
                if (!walk.Go(step))
                    break;
            }
        }, iter: 2000);

    /// <summary>A test of the test: walks are long enough to end in every terminal state and to see every live one.</summary>
    [Fact]
    public void Walks_Together_ReachEveryState()
    {
        var seen = new HashSet<HandoffStatus>();
        var random = new Random(20260302);
        for (var i = 0; i < 3000; i++)
        {
            var walk = new Walk(Kinds[Lines[i % 2]]);
            for (var n = 0; n < 60 && walk.Go(new Step(random.Next(13), random.Next(1000), random.Next(16), random.Next(90))); n++)
                seen.Add(walk.Status);
        }
        Assert.Empty(Enum.GetValues<HandoffStatus>().Except(seen));
    }

    private sealed class Walk(HandoffKind kind)
    {
        private readonly Handoff handoff = HandoffCast.Handoff(kind);
        private readonly IReadOnlyList<Workflows.Role> roles = HandoffCast.Roles(kind);
        private DateTime now = HandoffCast.Now;
        private int senderReworks, disputes;
        private bool supplied;

        public HandoffStatus Status => handoff.Status;

        /// <returns>False when the draft is gone.</returns>
        public bool Go(Step step)
        {
            now = now.AddHours(step.Hours);
            var role = roles[step.Role];
            supplied = (step.Chance & 1) != 0;
            var facts = Facts(role, step);
            var action = Choose(role, facts, step);
            facts = facts.With(action, new() { Outcome = Outcome(step) }, handoff);
            var decision = HandoffWorkflow.Machine.Fire(Status, action, facts, role.Side, role.Actor.May(Permissions.For(action)), kind.RulesFor);
            if (decision.Verdict != Verdict.Moves)
            {
                Assert.Equal(Status, decision.To);
                return true;
            }
            var from = Status;
            Assert.Contains(HandoffWorkflow.Machine.Table, r => r.From == from && r.Action == action && r.To == decision.To && (r.Sides & role.Side) != 0);
            if (action == HandoffAction.Discard)
                return false;
            Write(action, role, step);
            handoff.MoveTo(decision.To, action, role.Actor, now, null, null);
            handoff.RestartClock(from, kind, now, WorkCalendar.Embedded());
            Check(from);
            return true;
        }

        /// <summary>Mostly something that is offered, so that walks get far; sometimes anything at all.</summary>
        private HandoffAction Choose(Workflows.Role role, HandoffFacts facts, Step step)
        {
            var offered = HandoffWorkflow.Machine.Options(Status, facts, role.Side, a => role.Actor.May(Permissions.For(a)), kind.RulesFor);
            // The final steps are taken more seldom, or every walk would be short.
            var going = offered.Where(o => o.To < HandoffStatus.Closed || step.Pick % 7 == 0).ToList();
            return going.Count > 0 && step.Pick % 5 != 0 ? going[step.Pick % going.Count].Action : (HandoffAction)(step.Pick % Enum.GetValues<HandoffAction>().Length);
        }

        private HandoffFacts Facts(Workflows.Role role, Step step) => HandoffCast.InOrder(kind, Status) with
        {
            SupplementCount = handoff.SupplementCount,
            AddedSinceAsked = supplied,
            ChainReturns = handoff.ChainReturns,
            RemitClosed = handoff.RemitClosed,
            Disputed = handoff.Disputed,
            ReworkCount = handoff.ReworkCount,
            HeldDays = handoff.HeldDays,
            PriorStatus = handoff.PriorStatus,
            OutcomeCode = handoff.OutcomeCode,
            ReportedBySamePerson = handoff.ReportedById == role.Actor.OfficerId,
            VoidProposed = handoff.VoidProposedById is not null,
            VoidProposedBySamePerson = handoff.VoidProposedById == role.Actor.OfficerId,
            Record = new((step.Chance & 2) != 0, (step.Chance & 4) != 0 ? ["Evidence.Screening"] : []),
        };

        private static string Outcome(Step step) => (step.Chance & 8) != 0 ? HandoffCodes.Done : HandoffCodes.NotPossible;

        private void Write(HandoffAction action, Workflows.Role role, Step step)
        {
            var today = ChinaTime.LocalDate(now);
            switch (action)
            {
                case HandoffAction.Ask: handoff.AskedForMore(now); break;
                case HandoffAction.Return or HandoffAction.Decline: handoff.ReturnedFor(HandoffCodes.NotOurRemit, "四.3", null); break;
                case HandoffAction.Dispute: handoff.Dispute(); disputes++; break;
                case HandoffAction.Hold: handoff.HoldFrom(today, today.AddDays(1 + step.Hours % 30)); break;
                case HandoffAction.Resume or HandoffAction.Report or HandoffAction.FinishedMeanwhile or HandoffAction.Agree: handoff.EndHold(today); break;
                case HandoffAction.Rework: handoff.ReworkAsked(); senderReworks += role.Side.HasFlag(Side.Sender) ? 1 : 0; break;
                case HandoffAction.Cancel: handoff.AskToCancel(); break;
                case HandoffAction.ProposeVoid: handoff.ProposeVoid(role.Actor.OfficerId); break;
                case HandoffAction.RuleAccept: handoff.RuledHere("裁〔2026〕1号"); break;
                default: break;
            }
            if (action is HandoffAction.Report or HandoffAction.FinishedMeanwhile)
                handoff.Outcome(Outcome(step), today, null, role.Actor.OfficerId);
        }

        private void Check(HandoffStatus from)
        {
            Assert.False(from >= HandoffStatus.Closed, $"{from} moved");
            var open = handoff.Clocks.Where(c => c.StoppedAt is null).ToList();
            Assert.Equal(ClockPolicy.Running(Status), open.SingleOrDefault(c => c.PausedAt is null)?.Step);
            Assert.All(open.Where(c => c.PausedAt is not null), c => Assert.Equal(ClockPolicy.Waiting(Status), c.Step));
            Assert.True(open.Count <= 2);
            Assert.Equal(handoff.IsTerminal, handoff.HolderId is null);
            Assert.Equal(handoff.IsTerminal, handoff.EndedAt is not null);
            Assert.InRange(handoff.SupplementCount, 0, HandoffRules.MaxSupplements);
            Assert.InRange(senderReworks, 0, HandoffRules.MaxReworks);
            Assert.InRange(disputes, 0, 1);
            // One row per step, in order; the hashes over them are given by the save.
            Assert.Equal(Enumerable.Range(1, handoff.EventCount), handoff.Events.Select(e => e.Number));
        }
    }
}
