using CaseReferral.Web.Features.Cases;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Puts timeline rows into words.</summary>
public static class TimelineWords
{
    public static Timeline Of(IEnumerable<TimelineRow> rows, Texts texts) => new([.. rows.Select(row => new TimelineEntry(
        texts[row.What], row.At, row.OrganisationName.Length == 0 ? texts["Timeline.System"] : $"{row.ActorName}{texts["List.Comma"]}{row.OrganisationName}")
    {
        Kind = row.OrganisationName.Length == 0 ? TimelineKind.System : row.IsStep ? TimelineKind.Big : TimelineKind.Plain,
        Sub = row.HandoffNumber,
        Href = row.HandoffId is { } id ? $"/handoffs/{id}" : null,
        Note = Note(row, texts),
    })]);

    private static string? Note(TimelineRow row, Texts texts) =>
        row.ReasonCode is null ? row.Note
        : row.Note is null ? texts["HandoffCode." + row.ReasonCode]
        : $"{texts["HandoffCode." + row.ReasonCode]}{texts["List.Colon"]}{row.Note}";
}
