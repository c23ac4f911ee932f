using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Cases;

/// <summary>
/// The action panel of a case: the table's actions, the checklist while a line of it is open, the lines the person is expected
/// to need; other lines are folded away, and what is expected but not possible yet is shown with its reasons.
/// </summary>
public static class CasePanel
{
    public static ActionPanel Of(CasePage page, Texts texts)
    {
        var options = page.Options.Where(o => o.Enabled).Select(o => Allowed(o, page, texts)).ToLookup(a => a.IsAside);
        var ready = page.Offers.Where(o => o.Reasons.Count == 0).ToLookup(o => o.Expected, o => Offer(o, page, texts));
        List<AllowedAction> allowed = [.. options[false], .. ready[true]];
        if (page.MayDecideNeeds && page.Needs.Count > 0)
            allowed.Add(new("Needs.Title", $"/cases/{page.Id}/needs"));
        allowed.AddRange(options[true]);
        if (MayRecordWill(page))
            allowed.Add(new("OwnWill.Title", $"/cases/{page.Id}/own-will"));
        if (page.IsOwner && page.Stage is CaseStage.FollowUp or CaseStage.Assisting && page.Clocks.Any(k => k.Kind == FollowUpPlan.ClockKind && k.DoneAt is null))
            allowed.Insert(page.Stage == CaseStage.FollowUp ? 0 : allowed.Count, new("Visit.Title", $"/cases/{page.Id}/visits"));
        if (page.View.Role is AccessRole.Owner or AccessRole.Origin)
            allowed.Add(new("Privacy.Title", $"/cases/{page.Id}/privacy") { Icon = "shield-lock", IsAside = true });
        if (page.View.Role is not null)
            allowed.Add(new("Action.AddFile", $"/cases/{page.Id}/files/new") { Icon = "upload", IsAside = true });
        allowed.AddRange(page.Papers.Select(key => new AllowedAction("Paper." + key, $"/papers/{key}/{page.Id}") { Icon = "printer", Post = true }));
        return new(ActionPanel.Led(allowed), [.. Blocked(page, texts)]) { More = [.. ready[false]], MoreKey = "Case.OtherLines" };
    }

    /// <summary>民法典 Art. 19, 20 and 35: from eight a child has a will of her own to be asked for.</summary>
    private static bool MayRecordWill(CasePage page) => (page.IsOwner || page.MayEditPolice)
        && page.Stage is >= CaseStage.Rescued and < CaseStage.Closed && (page.Person.Age is null or >= 8);

    private static IEnumerable<BlockedAction> Blocked(CasePage page, Texts texts) => page.Options.Where(o => !o.Enabled)
        .Select(o => new BlockedAction("CaseAction." + o.Action, [.. o.Reasons.Select(r => Remedy(r, page, texts))]))
        .Concat(page.Offers.Where(o => o.Expected && o.Reasons.Count > 0)
            .Select(o => new BlockedAction("Kind." + o.Kind.Key, [.. o.Reasons.Select(r => Remedy(r, page, texts))])));

    private static AllowedAction Offer(LineOffer offer, CasePage page, Texts texts) =>
        new("Kind." + offer.Kind.Key, $"/cases/{page.Id}/handoffs/new/{offer.Kind.Key}")
        {
            Icon = "arrows-exchange",
            Consequence = texts["KindHint." + offer.Kind.Key],
        };

    private static AllowedAction Allowed(ActionOption<CaseStage, CaseAction> option, CasePage page, Texts texts)
    {
        var (key, button) = ("CaseConsequence." + option.Action, option.Needs == Needs.Nothing);
        return new("CaseAction." + option.Action, $"/cases/{page.Id}/do/{option.Action.ToString().ToLowerInvariant()}")
        {
            IsAside = CaseSteps.Of(option.Action).Place == StepPlace.Aside,
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
