using CaseReferral.Web.Features.Cases;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Puts timeline rows into words.</summary>
public static class TimelineWords
{
    public static Timeline Of(IEnumerable<TimelineRow> rows, Texts texts) => new([.. rows.Select(row => new TimelineEntry(
        row.Handoff is { } handoff ? texts["Timeline.Of", texts[row.What], texts["Kind." + handoff.Kind]] : texts[row.What], row.At, row.OrganisationName.Length == 0 ? texts["Timeline.System"] : $"{row.ActorName}{texts["List.Comma"]}{row.OrganisationName}")
    {
        Kind = row.OrganisationName.Length == 0 ? TimelineKind.System : row.IsStep ? TimelineKind.Big : TimelineKind.Plain,
        Sub = row.Handoff?.Number,
        Href = row.Handoff is { } link ? $"/handoffs/{link.Id}" : null,
        Note = Note(row, texts),
    })]);

    private static string? Note(TimelineRow row, Texts texts) =>
        row.ReasonCode is null ? row.Note
        : row.Note is null ? texts["HandoffCode." + row.ReasonCode]
        : $"{texts["HandoffCode." + row.ReasonCode]}{texts["List.Colon"]}{row.Note}";
}
