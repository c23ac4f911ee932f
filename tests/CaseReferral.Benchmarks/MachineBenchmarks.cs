using BenchmarkDotNet.Attributes;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Benchmarks;

/// <summary>What a hand-off page pays for its buttons, and a click for its answer.</summary>
[MemoryDiagnoser]
public class MachineBenchmarks
{
    private readonly HandoffFacts facts = new() { Kind = new HandoffKinds()["placement"], Status = HandoffStatus.Received };

    [Benchmark]
    public int Options() => HandoffWorkflow.Machine.Options(HandoffStatus.Received, facts, Side.Receiver, _ => true, facts.Kind.RulesFor).Count;

    [Benchmark]
    public Verdict Fire() => HandoffWorkflow.Machine.Fire(HandoffStatus.Received, HandoffAction.Accept, facts, Side.Receiver, true, facts.Kind.RulesFor).Verdict;
}
