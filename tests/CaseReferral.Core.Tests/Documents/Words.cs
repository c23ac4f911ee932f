using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseReferral.Core.Tests.Documents;

/// <summary>The product's own words, in both languages, for the generated documents.</summary>
internal static class Words
{
    private static readonly Texts Texts = Texts.OfAssembly(NullLogger<Texts>.Instance);

    private static readonly Dictionary<Side, string> Sides = new()
    {
        [Side.Sender] = "发出单位 sender",
        [Side.SenderLead] = "发出单位负责人 sender's lead",
        [Side.Receiver] = "承办单位 receiver",
        [Side.ReceiverLead] = "承办单位负责人 receiver's lead",
        [Side.Office] = "联席会议办公室 conference office",
        [Side.Police] = "公安机关 police of the case",
        [Side.PoliceLead] = "公安机关负责人 police lead",
        [Side.Owner] = "个案责任单位 case owner",
        [Side.OwnerLead] = "个案责任单位负责人 case owner's lead",
        [Side.System] = "系统 the application",
    };

    /// <summary>Rules that only choose between rows are never shown to a user; here they are told.</summary>
    private static readonly Dictionary<string, string> Choices = new()
    {
        ["FirstReturn"] = "首次退回 first return in the chain",
        ["FurtherReturn"] = "再次退回 a further return in the chain",
        ["OutcomeAchieved"] = "结果为已办成 the outcome is an achieved one",
        ["OutcomeNotPossible"] = "结果为无法办理 the outcome is “not possible”",
    };

    public static string Both(string key)
    {
        if (!Texts.Has(key))
            throw new InvalidOperationException($"No text for {key}: the documents need it.");
        var (chinese, english) = Texts.Both(key);
        return $"{chinese} {english}";
    }

    public static string Of(Side side) => string.Join(" · ", Sides.Where(s => side.HasFlag(s.Key)).Select(s => s.Value));

    public static string Choice(string rule, Func<string, string> was) =>
        Choices.TryGetValue(rule, out var words) ? words : rule.StartsWith("Was", StringComparison.Ordinal) ? was(rule[3..]) : rule;

    /// <summary>A sentence of a rule; what the program fills in shows as a dash.</summary>
    public static (string Chinese, string English) Rule(string name)
    {
        var (chinese, english) = Texts.Both("Rule." + name);
        return (Open(chinese), Open(english));
    }

    private static string Open(string sentence) => System.Text.RegularExpressions.Regex.Replace(sentence, @"\{\d\}", "…");
}
