using CaseReferral.Core.Clocks;
using CaseReferral.Web.Features.Cases;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Search;

/// <summary>What was found inside what the actor may see.</summary>
public sealed class SearchPage
{
    public const int Max = 25;

    /// <summary>What was typed; null for an ID number or a name that was found, which no page repeats.</summary>
    public string? Term { get; init; }
    /// <summary>An ID number came by address: it is not searched, and leaves the address.</summary>
    public bool AskToPost { get; init; }
    public IReadOnlyList<CaseRow> Cases { get; init; } = [];
    public IReadOnlyList<HandoffRow> Handoffs { get; init; } = [];
    /// <summary>There are more than are listed.</summary>
    public bool HasMore { get; init; }
    public DateTime Now { get; init; }
    public DateOnly Today => ChinaTime.LocalDate(Now);

    /// <summary>The address of the only hit.</summary>
    public string? Only => (Cases, Handoffs) switch
    {
        ([var one], []) => $"/cases/{one.Id}",
        ([], [var one]) => $"/handoffs/{one.Id}",
        _ => null,
    };
}
