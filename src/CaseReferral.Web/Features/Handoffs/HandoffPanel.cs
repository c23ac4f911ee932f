using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>The action panel of a hand-off: what the table allows, in the table's order, the first one primary when it leads on.</summary>
public static class HandoffPanel
{
    public static ActionPanel Of(HandoffPage page, Texts texts)
    {
        var id = page.Handoff.Id;
        var allowed = new List<AllowedAction>();
        if (page.MayEditRecord)
            allowed.Add(new("Handoff.EditRecord", $"/handoffs/{id}/{page.Handoff.Kind}") { Consequence = texts["KindHint." + page.Handoff.Kind] });
        if (page.Handoff.Status == HandoffStatus.Draft && page.IsSender)
            allowed.Add(new("Handoff.EditDraft", $"/handoffs/{id}/edit"));
        var options = page.Options.Where(o => o.Enabled)
            .ToLookup(o => HandoffSteps.Of(o.Action).Place == StepPlace.Folded, o => Allowed(o.Action, id, page.Handoff.Version, o.Needs == Needs.Nothing, page.Facts.Kind.Agreed, texts));
        allowed.AddRange(options[false]);
        List<AllowedAction> more = [.. options[true]];
        if (page.Amend is { Enabled: true })
            more.Add(new("HandoffAction.Amend", $"/handoffs/{id}/amend") { Consequence = texts["Consequence.Amend"] });
        if (page.Facts.Record.Missing.Count == 0 && page.MayEditRecord && allowed.FindIndex(a => a.LabelKey == "HandoffAction.Report") is > 0 and var report)
        {
            var first = allowed[report];
            allowed.RemoveAt(report);
            allowed.Insert(0, first);
        }
        allowed.AddRange(page.Papers.Select(key => new AllowedAction("Paper." + key, $"/papers/{key}/{id}") { Icon = "printer", Post = true }));
        return new(ActionPanel.Led(allowed), [.. page.Options.Where(o => !o.Enabled).Select(o => new BlockedAction(
            "HandoffAction." + o.Action, [.. o.Reasons.Select(r => Remedy(texts, r, page))]))])
        { More = more };
    }

    /// <summary>Actions that need nothing and can be taken up again are one click; all others have their own page.</summary>
    private static AllowedAction Allowed(HandoffAction action, Guid id, int version, bool button, HandoffOptions agreed, Texts texts)
    {
        var key = "Consequence." + action;
        var oneClick = button && action is not (HandoffAction.Void or HandoffAction.Discard or HandoffAction.Agree);
        return new("HandoffAction." + action, $"/handoffs/{id}/do/{action.ToString().ToLowerInvariant()}")
        {
            IsAside = HandoffSteps.Of(action).Place == StepPlace.Aside,
            Post = oneClick,
            Fields = oneClick ? new Dictionary<string, string> { ["Form.Version"] = $"{version}" } : new Dictionary<string, string>(),
            Consequence = texts.Has(key) ? texts[key, agreed.HeldDays, agreed.ReviewDays] : null,
        };
    }

    private static BlockedReason Remedy(Texts texts, Reason reason, HandoffPage page) => reason.Rule switch
    {
        "DocumentsPresent" when page.CaseId is { } id =>
            new(texts.Reason(reason), texts["Action.AddFile"], $"/cases/{id}/files/new?returnUrl=/handoffs/{page.Handoff.Id}"),
        "ConsentOnRecord" when page.CaseId is { } id && page.IsSender => new(texts.Reason(reason), texts["Privacy.Title"], $"/cases/{id}/privacy"),
        "EvidenceGiven" when page.MayEditRecord => new(texts.Reason(reason), texts["Handoff.EditRecord"], $"/handoffs/{page.Handoff.Id}/{page.Handoff.Kind}"),
        _ => new(texts.Reason(reason)),
    };
}
