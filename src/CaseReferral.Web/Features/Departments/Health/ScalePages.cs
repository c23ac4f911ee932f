using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>The filled scales of one hand-off, as the hospital reads them.</summary>
/// <param name="Handoff">Its own.</param>
/// <param name="Alias">Of the person.</param>
/// <param name="Age">Completed years today; null when not known.</param>
/// <param name="MayWrite">The hand-off is being worked on.</param>
/// <param name="History">What stands, and what was replaced.</param>
public sealed record ScalesPage(Handoff Handoff, string Alias, int? Age, bool MayWrite, ScaleHistory History)
{
    public string Path => $"/handoffs/{Handoff.Id}/health/scales";

    /// <summary>Heading of a page below the list; the list itself is its own last crumb.</summary>
    public PageHead Head(Texts texts, string? title = null) => new(title ?? texts["Health.Scales"])
    {
        Crumbs =
        [
            new(texts["Nav.Inbox"], "/"), new($"{texts["Kind.health"]} {Handoff.Number}", $"/handoffs/{Handoff.Id}"),
            .. title is null ? new[] { new Crumb(texts["Health.Scales"]) } : [new(texts["Health.Scales"], Path), new(title)],
        ],
        Meta = [texts["Alias.Of", Alias]],
    };
}

/// <summary>The form of one scale, empty or as a correction.</summary>
/// <param name="All">The hand-off with its scales.</param>
/// <param name="Code">Of the scale.</param>
/// <param name="Replaces">The entry it corrects.</param>
/// <param name="Form">As typed.</param>
public sealed record ScalePage(ScalesPage All, string Code, ScaleLine? Replaces, ScaleForm Form)
{
    /// <summary>Null for a scale known by name alone.</summary>
    public Scale? Scale => Scales.Find(Code);
}

/// <summary>One entry with its answers.</summary>
/// <param name="All">The hand-off with its scales.</param>
/// <param name="Line">The entry.</param>
public sealed record ScaleResultPage(ScalesPage All, ScaleLine Line)
{
    /// <summary>The entry that took its place.</summary>
    public ScaleResult? ReplacedBy => All.History.Groups.SelectMany(g => g.Lines).Concat(All.History.Replaced)
        .FirstOrDefault(l => l.Result.ReplacesId == Line.Result.Id)?.Result;
}

/// <summary>Model of the table of results.</summary>
/// <param name="History">What stands.</param>
/// <param name="Path">Of the scales' page.</param>
/// <param name="Most">Newest entries shown of each scale.</param>
public sealed record ScaleTable(ScaleHistory History, string Path, int Most);
