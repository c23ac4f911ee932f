using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>What is late in an office's region: numbers and units, no persons.</summary>
public sealed class SupervisionPage
{
    public const int Size = 25;

    public required SupervisionFilter Filter { get; init; }
    public Core.Reference.Region? Region { get; init; }
    public required IReadOnlyList<Region> Areas { get; init; }
    public required IReadOnlyDictionary<SupervisionState, int> Counts { get; init; }
    public required IReadOnlyList<UnitCount> Units { get; init; }
    public required IReadOnlyList<SupervisionRow> Rows { get; init; }
    public string? Next { get; init; }
    public DateTime Now { get; init; }
    public required WorkCalendar Calendar { get; init; }
}

/// <summary>Overdue limits of one unit.</summary>
public sealed record UnitCount(Guid Id, string Name, int Count, int Ordered);

/// <summary>One overdue limit. Serial is the hand-off's, or the case's when there is no hand-off.</summary>
public sealed record SupervisionRow(
    Guid ClockId, Guid? HandoffId, Guid CaseId, long Serial, string Key, ClockStep? Step, Guid HolderId,
    DateTime StartedAt, DateTime DueAt, bool CalendarKnown, int Rung, DateTime? NextRungAt)
{
    public string UnitName { get; init; } = "";
    /// <summary>The newest letter about it.</summary>
    public LetterLink? Letter { get; init; }

    public string Number => Core.Common.Serial.Format(Serial);
    public string Href => HandoffId is { } id ? $"/handoffs/{id}" : $"/cases/{CaseId}";
    public SupervisionState State => SupervisionStates.Of(Rung, NextRungAt is null);

    public const int AllCells = 4;

    /// <summary>Cells lit of the four: 催办, 督办, 二次督办, 通报.</summary>
    public int Cells => Math.Max(0, Rung - 1);

    /// <summary>The office may issue an order now; a later rule check decides again.</summary>
    public bool MayOrder => State is SupervisionState.NotUrged or SupervisionState.Urged
        || State == SupervisionState.Answered && Rung <= (int)UrgingLevel.SecondOrder;

    public Light Light(DateTime now, WorkCalendar calendar) =>
        Lights.Of(StartedAt, DueAt, false, now, calendar) with { CalendarKnown = CalendarKnown };
}

/// <summary>A letter as a row names it.</summary>
public sealed record LetterLink(Guid Id, UrgingLevel Level, DateTime IssuedAt, DateTime? AnswerDueAt, DateTime? AnsweredAt);
