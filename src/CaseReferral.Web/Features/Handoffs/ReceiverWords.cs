using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Reference;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>A unit in the list of receivers: its area, and what speaks for it or against it.</summary>
public sealed class ReceiverWords(Texts texts)
{
    public string Line(ReceiverFit fit, Region? area)
    {
        var unit = $"{fit.Unit.Name} · {(Texts.IsEnglish ? area?.NameEn : area?.Name)}";
        var said = Said(fit).ToList();
        return said.Count == 0 ? unit : texts["Receiver.Line", unit, string.Join(texts["List.Separator"], said)];
    }

    private IEnumerable<string> Said(ReceiverFit fit)
    {
        if (fit.IsProposed)
            yield return texts["Receiver.Proposed"];
        if (!fit.TakesHerAge)
            yield return texts["Receiver.OtherAges"];
        if (fit.PlacesLeft is { } left)
            yield return texts[left == 0 ? "Receiver.Full" : "Receiver.Left", left];
    }
}
