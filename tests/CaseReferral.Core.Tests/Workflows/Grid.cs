using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Tests.Workflows;

/// <summary>
/// Asks a machine for every state × action × role and writes the answers as few lines as say the same. A cell is
/// <c>yes</c>, <c>422</c> (a rule is unmet although everything is in order), <c>403</c> (another side's action) or
/// <c>409</c> (not in this state); below a line stand the rules that refuse it when nothing is in order.
/// </summary>
internal sealed class Grid<TState, TAction, TFacts>
    where TState : struct, Enum
    where TAction : struct, Enum
{
    public required Workflow<TState, TAction, TFacts> Machine { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }
    public required Func<TAction, string> Permission { get; init; }
    public required Func<TState, TFacts> InOrder { get; init; }
    /// <summary>The same case with everything wrong that can be wrong; several, as not all can be wrong at once.</summary>
    public required Func<TFacts, IEnumerable<TFacts>> Spoiled { get; init; }
    public required IReadOnlyList<Variant<TFacts>> Variants { get; init; }
    public Func<TAction, IEnumerable<Rule<TFacts>>> Extra { get; init; } = _ => [];

    private sealed record Answer(string To, string Cells, string Rules)
    {
        public bool IsIdle => To.Length == 0;
    }

    public string Header => new string(' ', 4) + "".PadRight(Width) + string.Join(' ', Roles.Select(r => r.Code.PadRight(3)));

    private const int Width = 66;

    /// <summary>One block per action: the states that know it, variants of the facts, then all other states.</summary>
    public IEnumerable<(TAction Action, string Text)> Lines() =>
        from action in Enum.GetValues<TAction>()
        where Machine.Table.Any(r => r.Action.Equals(action))
        from line in Lines(action)
        select (action, line);

    private IEnumerable<string> Lines(TAction action)
    {
        var usual = Enum.GetValues<TState>().Select(s => (State: s, Answer: Ask(s, action, InOrder(s)))).ToList();
        foreach (var line in Group("", usual.Where(a => !a.Answer.IsIdle)))
            yield return line;
        foreach (var variant in Variants)
        {
            var changed = usual.Select(u => (u.State, u.Answer, Changed: Ask(u.State, action, variant.Change(InOrder(u.State)))))
                .Where(a => a.Answer != a.Changed).Select(a => (a.State, a.Changed));
            foreach (var line in Group($" [{variant.Name}]", changed))
                yield return line;
        }
        foreach (var line in usual.Where(a => a.Answer.IsIdle).GroupBy(a => a.Answer.Cells))
            yield return Line("  in any other state", line.Key, "");
    }

    private static IEnumerable<string> Group(string variant, IEnumerable<(TState State, Answer Answer)> answers) =>
        from a in answers
        group a.State by a.Answer into same
        let to = same.Key.IsIdle ? "" : $" → {same.Key.To}"
        select Line($"  {string.Join(", ", same)}{variant}{to}", same.Key.Cells, same.Key.Rules);

    private static string Line(string head, string cells, string rules)
    {
        var lead = head.Length <= Width + 3 ? head.PadRight(Width + 4) : head + "\n" + new string(' ', Width + 4);
        return lead + cells + (rules.Length == 0 ? "" : "\n" + rules);
    }

    private Answer Ask(TState state, TAction action, TFacts facts)
    {
        var decisions = Roles.Select(r => Fire(state, action, facts, r)).ToList();
        var to = decisions.Where(d => d.Verdict is Verdict.Moves).Select(d => Same(d.To, state) ? "stays" : $"{d.To}").Distinct().ToList();
        if (to.Count == 0 && decisions.Exists(d => d.Verdict == Verdict.Refused))
            to.Add("refused");
        Assert(to.Count <= 1, $"{state} {action} leads to {string.Join(" and ", to)}");
        return new(string.Concat(to), string.Join(' ', decisions.Select(Cell)), to.Count == 0 ? "" : Rules(state, action, facts));
    }

    private Decision<TState> Fire(TState state, TAction action, TFacts facts, Role role) =>
        Machine.Fire(state, action, facts, role.Side, role.Actor.May(Permission(action)), Extra);

    private static string Cell(Decision<TState> decision) => decision.Verdict switch
    {
        Verdict.Moves => "yes",
        Verdict.Refused => "422",
        Verdict.NotPermitted => "403",
        _ => "409",
    };

    /// <summary>Which rules stand in the way; told per role only where roles differ.</summary>
    private string Rules(TState state, TAction action, TFacts facts)
    {
        var groups = Roles
            .Select(r => (r.Code, Rules: string.Join(", ", Spoiled(facts).Append(facts).SelectMany(f => Fire(state, action, f, r).Reasons)
                .Select(reason => reason.Rule).Distinct().Order(StringComparer.Ordinal)), May: Fire(state, action, facts, r).Verdict is Verdict.Moves or Verdict.Refused))
            .Where(r => r.May).GroupBy(r => r.Rules).ToList();
        return string.Join('\n', groups.Where(g => g.Key.Length > 0)
            .Select(g => "      unless " + (groups.Count == 1 ? "" : string.Join(' ', g.Select(r => r.Code)) + ": ") + g.Key));
    }

    private static bool Same(TState a, TState b) => EqualityComparer<TState>.Default.Equals(a, b);

    private static void Assert(bool holds, string message) => Xunit.Assert.True(holds, message);
}
