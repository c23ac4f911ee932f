using CaseReferral.Core.Cases;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Cases;

/// <summary>The action panel of a case: lines that can be sent now come first, then the table's actions; the rest with reasons.</summary>
public static class CasePanel
{
    public static ActionPanel Of(CasePage page, Texts texts)
    {
        var offers = page.Offers.Where(o => o.Reasons.Count == 0).Select(o => new AllowedAction("Kind." + o.Kind.Key, $"/cases/{page.Id}/handoffs/new/{o.Kind.Key}")
        {
            Icon = "arrows-exchange",
            Consequence = texts["KindHint." + o.Kind.Key],
        });
        var actions = page.Options.Where(o => o.Enabled).Select(o => Allowed(o, page, texts));
        List<AllowedAction> allowed = [.. actions.Concat(offers)];
        if (page.IsOwner && page.Needs.Count > 0)
            allowed.Add(new("Needs.Title", $"/cases/{page.Id}/needs"));
        if ((page.IsOwner || page.MayEditPolice) && page.Stage is >= CaseStage.Rescued and < CaseStage.Closed)
            allowed.Add(new("OwnWill.Title", $"/cases/{page.Id}/own-will"));
        if (page.View.Role is not null)
            allowed.Add(new("Action.AddFile", $"/cases/{page.Id}/files/new") { Icon = "upload" });
        if (allowed.Count > 0)
            allowed[0] = allowed[0] with { Style = ActionStyle.Primary };
        var blocked = page.Options.Where(o => !o.Enabled)
            .Select(o => new BlockedAction("CaseAction." + o.Action, [.. o.Reasons.Select(r => Remedy(r, page, texts))]))
            .Concat(page.Offers.Where(o => o.Reasons.Count > 0)
                .Select(o => new BlockedAction("Kind." + o.Kind.Key, [.. o.Reasons.Select(r => Remedy(r, page, texts))])));
        return new(allowed, [.. blocked]);
    }

    private static AllowedAction Allowed(ActionOption<CaseStage, CaseAction> option, CasePage page, Texts texts)
    {
        var (key, button) = ("CaseConsequence." + option.Action, option.Needs == Core.Workflows.Needs.Nothing);
        return new("CaseAction." + option.Action, $"/cases/{page.Id}/do/{option.Action.ToString().ToLowerInvariant()}")
        {
            Post = button,
            Fields = button ? new Dictionary<string, string> { ["Form.Version"] = $"{page.Version}" } : new Dictionary<string, string>(),
            Consequence = texts.Has(key) ? texts[key] : null,
        };
    }

    private static BlockedReason Remedy(Reason reason, CasePage page, Texts texts)
    {
        var text = texts.Reason(reason);
        return reason.Rule switch
        {
            "TaskForceHeadNamed" or "LegalAidRightTold" or "InterpreterIfNeeded" or "RescueRecordComplete" when page.MayEditPolice =>
                new(text, texts["Police.Record"], $"/cases/{page.Id}/police/record"),
            "EveryNeedDecided" when page.IsOwner => new(text, texts["Needs.Title"], $"/cases/{page.Id}/needs"),
            _ => new(text),
        };
    }
}
