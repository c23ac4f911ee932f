using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>What is late in an office's region: numbers and units, no persons.</summary>
public sealed class SupervisionPage
{
    public const int Size = 25;
    /// <summary>Units of the table that are shown at once: those with most. The rest is a link away.</summary>
    public const int Leading = 10;

    public required SupervisionFilter Filter { get; init; }
    public Core.Reference.Region? Region { get; init; }
    public required IReadOnlyList<Region> Areas { get; init; }
    public required SupervisionUnits Units { get; init; }
    public required IReadOnlyList<SupervisionRow> Rows { get; init; }
    public string? Next { get; init; }
    public DateTime Now { get; init; }
    public required WorkCalendar Calendar { get; init; }
}

/// <summary>One overdue limit, of a hand-off or of a case.</summary>
/// <param name="ClockId">The limit.</param>
/// <param name="SubjectId">The hand-off, or the case.</param>
/// <param name="Serial">Of the hand-off, or of the case.</param>
/// <param name="Key">Resource key of the line, or of the case's limit.</param>
/// <param name="StepName">A <see cref="ClockStep"/>; empty for a case's limit.</param>
/// <param name="HolderId">Unit whose clock runs.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="DueAt">When it ended.</param>
/// <param name="CalendarKnown">Counted with the holidays of its year.</param>
/// <param name="Rung">Rungs of the ladder climbed.</param>
/// <param name="NextRungAt">When the next is due; null = the ladder rests.</param>
public sealed record SupervisionRow(
    Guid ClockId, Guid SubjectId, long Serial, string Key, string StepName, Guid HolderId,
    DateTime StartedAt, DateTime DueAt, bool CalendarKnown, int Rung, DateTime? NextRungAt)
{
    public string UnitName { get; init; } = "";
    /// <summary>The newest letter about it.</summary>
    public LetterLink? Letter { get; init; }

    public string Number => Core.Common.Serial.Format(Serial);
    public string Href => StepName.Length > 0 ? $"/handoffs/{SubjectId}" : $"/cases/{SubjectId}";
    public SupervisionState State => SupervisionStates.Of(Rung, NextRungAt is null);

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
