using Stateless;
using Stateless.Graph;

namespace CaseReferral.Core.Workflows;

/// <summary>
/// Turns a table into answers. For each question a Stateless machine is built from the table, asked once and
/// thrown away: it has no memory, touches no entity and needs no database (see docs/decisions/0002).
/// This is the only file that knows Stateless.
/// </summary>
public sealed class Workflow<TState, TAction, TFacts>(IReadOnlyList<Transition<TState, TAction, TFacts>> table)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    public IReadOnlyList<Transition<TState, TAction, TFacts>> Table => table;

    /// <summary>
    /// Every action of <paramref name="state"/> that one of <paramref name="sides"/> may fire and
    /// <paramref name="may"/> permits, with the reasons that block it. Not permitted means absent.
    /// </summary>
    public IReadOnlyList<ActionOption<TState, TAction>> Options(
        TState state, TFacts facts, Side sides, Func<TAction, bool> may, Func<TAction, IEnumerable<Rule<TFacts>>> extra)
    {
        var options = new List<ActionOption<TState, TAction>>();
        foreach (var row in Rows(state, facts))
        {
            if ((row.Sides & sides) == 0 || !may(row.Action) || options.Exists(o => Same(o.Action, row.Action)))
                continue;
            var decision = Ask(row, facts, a => extra(a).Where(r => !r.OnInput), false);
            options.Add(new(row.Action, decision.To, row.Needs, decision.Reasons));
        }
        return options;
    }

    /// <summary>Decides one action. The caller writes the state; nothing here changes anything.</summary>
    public Decision<TState> Fire(
        TState state, TAction action, TFacts facts, Side sides, bool permitted, Func<TAction, IEnumerable<Rule<TFacts>>> extra)
    {
        var rows = Rows(state, facts).Where(r => Same(r.Action, action)).ToList();
        if (rows.Count == 0)
        {
            var everFor = table.Any(r => Same(r.Action, action) && (r.Sides & sides) != 0);
            return new(everFor && permitted ? Verdict.NotInThisState : Verdict.NotPermitted, state, Needs.Nothing, []);
        }
        var row = rows.Find(r => (r.Sides & sides) != 0);
        return permitted && row is not null ? Ask(row, facts, extra, true) : new(Verdict.NotPermitted, state, Needs.Nothing, []);
    }

    /// <summary>The machine as a Mermaid diagram for docs/states.md.</summary>
    public string Mermaid()
    {
        var machine = new StateMachine<TState, TAction>(table[0].From);
        foreach (var row in table.DistinctBy(r => (r.From, r.Action, r.To)))
            Permit(machine, row, []);
        return MermaidGraph.Format(machine.GetInfo(), MermaidGraphDirection.TopToBottom);
    }

    private IEnumerable<Transition<TState, TAction, TFacts>> Rows(TState state, TFacts facts) =>
        table.Where(r => Same(r.From, state) && (r.When is null || r.When.Holds(facts)));

    private static Decision<TState> Ask(
        Transition<TState, TAction, TFacts> row, TFacts facts, Func<TAction, IEnumerable<Rule<TFacts>>> extra, bool withInput)
    {
        var rules = row.Rules.Where(r => withInput || !r.OnInput).Concat(extra(row.Action)).ToDictionary(r => r.Name);
        var machine = new StateMachine<TState, TAction>(row.From);
        Permit(machine, row, rules.Values.Select(r => new Tuple<Func<bool>, string>(() => r.Holds(facts), r.Name)));
        if (!machine.CanFire(row.Action, out var unmet))
            return new(Verdict.Refused, row.From, row.Needs, [.. unmet.Select(name => rules[name].Explain(facts))]);
        machine.Fire(row.Action);
        return new(Verdict.Moves, machine.State, row.Needs, []);
    }

    private static void Permit(
        StateMachine<TState, TAction> machine, Transition<TState, TAction, TFacts> row, IEnumerable<Tuple<Func<bool>, string>> guards)
    {
        // Stateless skips a plain transition to the same state in silence; a reentry is a real event.
        if (Same(row.From, row.To))
            machine.Configure(row.From).PermitReentryIf(row.Action, [.. guards]);
        else
            machine.Configure(row.From).PermitIf(row.Action, row.To, [.. guards]);
    }

    private static bool Same<T>(T a, T b) where T : struct, Enum => EqualityComparer<T>.Default.Equals(a, b);
}
