using System.Text;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Tests.Documents;

/// <summary>docs/states.md: both machines as diagram, table and sentences, straight from the tables that drive them.</summary>
internal static class StatesDocument
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # 状态机 The two state machines

            Generated from `HandoffWorkflow.cs`, `CaseWorkflow.cs` and the texts of the product; do not edit. A test fails when it is
            out of date; `CR_UPDATE_GOLDEN=1 dotnet test tests/CaseReferral.Core.Tests` writes it anew. Which role meets which answer:
            `tests/CaseReferral.Core.Tests/Golden/`.


            """);
        Append(text, "转介 Hand-off", HandoffWorkflow.Machine, typeof(HandoffStatus).Name, typeof(HandoffAction).Name);
        Append(text, "改写请求 Amending a sent request (moves nothing)", AmendmentTable.Machine, typeof(HandoffStatus).Name, typeof(HandoffAction).Name);
        Append(text, "个案 Case", CaseWorkflow.Machine, typeof(CaseStage).Name, typeof(CaseAction).Name);
        AppendLines(text);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Append<TState, TAction, TFacts>(StringBuilder text, string title, Workflow<TState, TAction, TFacts> machine, string state, string action)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        text.Append($"## {title}\n\n```mermaid\n{machine.Mermaid().Trim()}\n```\n\n");
        text.Append("| 动作 Action | 从 From | 到 To | 由谁 Who | 须填 Asks | 条件 When | 规则 Rules |\n|---|---|---|---|---|---|---|\n");
        foreach (var rows in machine.Table.GroupBy(r => (r.Action, To: r.From.Equals(r.To) ? default(TState?) : r.To, r.Sides, r.Needs, r.When, Rules: string.Join(", ", r.Rules.Select(x => x.Name)))))
        {
            var key = rows.Key;
            var when = key.When is null ? "" : Words.Choice(key.When.Name, was => "原为 was " + Words.Both($"{state}.{was}"));
            text.Append($"| {Words.Both($"{action}.{key.Action}")} | {string.Join("<br>", rows.Select(r => Words.Both($"{state}.{r.From}")))} | ")
                .Append(key.To is { } to ? Words.Both($"{state}.{to}") : "不变 stays")
                .Append($" | {Words.Of(key.Sides)} | {(key.Needs == Needs.Nothing ? "" : $"{key.Needs}")} | {when} | {key.Rules} |\n");
        }
        text.Append("\n| 规则 Rule | 不满足时 When unmet | |\n|---|---|---|\n");
        foreach (var name in machine.Table.SelectMany(r => r.Rules).Select(r => r.Name).Distinct())
            text.Append($"| {name} | {Words.Rule(name).Chinese} | {Words.Rule(name).English} |\n");
        text.Append('\n');
    }

    private static void AppendLines(StringBuilder text)
    {
        text.Append("## 各类转介的规则 Rules of single service lines\n\n| 类别 Line | 动作 Action | 规则 Rule | 不满足时 When unmet | |\n|---|---|---|---|---|\n");
        foreach (var kind in new HandoffKinds().All)
            foreach (var action in Enum.GetValues<HandoffAction>())
                foreach (var rule in kind.RulesFor(action))
                    text.Append($"| {Words.Both("Kind." + kind.Key)} | {Words.Both("HandoffAction." + action)} | {rule.Name} | {Words.Rule(rule.Name).Chinese} | {Words.Rule(rule.Name).English} |\n");
    }
}
