using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>The page of one action: what it asks, from which lists, and what it entails.</summary>
public sealed class ActionPage
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string Number { get; init; }
    public required string Kind { get; init; }
    public required string Alias { get; init; }
    public required HandoffAction Action { get; init; }
    public required HandoffStatus Status { get; init; }
    public required HandoffStatus To { get; init; }
    public required Needs Needs { get; init; }
    /// <summary>Why it is not possible now; empty when it is.</summary>
    public required IReadOnlyList<Reason> Blocked { get; init; }
    public required ActionForm Form { get; init; }
    /// <summary>What the other side wrote, when this action answers it: the officer need not go back and look.</summary>
    public required IReadOnlyList<TimelineRow> Answers { get; init; }
    public required IReadOnlyList<SelectListItem> Reasons { get; init; }
    public required IReadOnlyList<SelectListItem> Units { get; init; }
    public required IReadOnlyList<SelectListItem> Officers { get; init; }
    public required IReadOnlyList<SelectListItem> Outcomes { get; init; }

    /// <summary>Cannot be undone: red button on its own page.</summary>
    public bool IsFinal => HandoffSteps.Of(Action).IsFinal;
}
