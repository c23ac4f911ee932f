namespace CaseReferral.Web.Features.Notices;

/// <summary>What the unit was told, the newest first: what nobody has read yet, or what somebody has.</summary>
public sealed record NoticesPage(IReadOnlyList<NoticeRow> Rows, bool ShowsRead, int Unread)
{
    public const int Size = 25;

    /// <summary>Cursor of the next page; null on the last.</summary>
    public string? Next { get; init; }
    public bool IsFirst { get; init; }
}

/// <summary>One notice: a sentence with a number.</summary>
/// <param name="Href">Where it leads; null when the reader may not, or no longer, see that.</param>
public sealed record NoticeRow(Guid Id, string Topic, string Number, DateTime At, DateTime? ReadAt, string? ReadByName, string? Href);
