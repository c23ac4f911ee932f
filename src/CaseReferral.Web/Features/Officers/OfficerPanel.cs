using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;
using CaseReferral.Web.Shell;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.Officers.OfficerFacts>;

namespace CaseReferral.Web.Features.Officers;

/// <summary>What this administrator can do with the account now, and what a rule still forbids.</summary>
public static class OfficerPanel
{
    public static ActionPanel Of(OfficerPage page, ShellUser user, bool hasProvider, Texts texts)
    {
        var panel = new List<(AllowedAction Action, Rule[] Rules)>();
        AllowedAction Post(string key, string path) => new(key, $"/officers/{page.Id}/{path}")
        {
            Post = true,
            Fields = new Dictionary<string, string> { ["version"] = $"{page.Version}" },
            Consequence = texts.Has(key + "Text") ? texts[key + "Text"] : null,
        };
        if (user.May(Permissions.OfficerManage))
        {
            if (page.IsLocked)
                panel.Add((Post("Officer.Unlock", "unlock"), [OfficerRules.NotHerself]));
            panel.Add((Post("Officer.IssuePassword", "password"), [OfficerRules.NotHerself]));
            panel.Add(page.IsActive
                ? (Post("Officer.Disable", "disable"), [OfficerRules.NotHerself, OfficerRules.AnotherOfItsKind])
                : (Post("Officer.Enable", "enable"), [OfficerRules.NotHerself, OfficerRules.UnitInService]));
        }
        if (user.May(Permissions.RoleAppoint))
        {
            panel.Add((new("Officer.ChangeRole", $"/officers/{page.Id}/role"), [OfficerRules.NotHerself]));
            if (hasProvider)
                panel.Add((new("Officer.Link", $"/officers/{page.Id}/link"), [OfficerRules.NotHerself]));
        }
        if (user.May(Permissions.SessionEnd))
        {
            if (page.Sessions > 0)
                panel.Add((Post("Officer.EndSessions", "end-sessions"), []));
            if (page.HasSecondFactor || page.Passkeys > 0)
                panel.Add((Post("Officer.ForgetSecondFactor", "forget-second-factor"), [OfficerRules.NotHerself]));
        }
        return Sort(panel, page.Facts(page.Role), texts);
    }

    private static ActionPanel Sort(List<(AllowedAction Action, Rule[] Rules)> panel, OfficerFacts facts, Texts texts)
    {
        var unmet = panel.Select(p => (p.Action, Reasons: p.Rules.Where(r => !r.Holds(facts)).Select(r => new BlockedReason(texts.Reason(r.Explain(facts)))).ToList())).ToList();
        return new(
            [.. unmet.Where(p => p.Reasons.Count == 0).Select(p => p.Action)],
            [.. unmet.Where(p => p.Reasons.Count > 0).Select(p => new BlockedAction(p.Action.LabelKey, p.Reasons))]);
    }
}
