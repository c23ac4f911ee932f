using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

/// <summary>
/// 一长三包 (notice 三.4): who does one of the three duties, what was done, and when it is looked at again. The newest line of a duty
/// stands, the earlier ones are its history. What was investigated is not kept here.
/// </summary>
[InGroup(FieldGroup.Rescue)]
public sealed class TaskForceEntry : Entity, ICaseScoped
{
    private TaskForceEntry() => Duty = RecordedByName = "";

    internal TaskForceEntry(Guid caseId, TaskForceInput input, Actor actor, DateTime now)
    {
        (CaseId, Duty, Officer, Text, NextOn) = (caseId, input.Duty!, input.Officer.Given(), input.Text.Given(), input.NextOn);
        (RecordedByName, RecordedAt) = (actor.Name, now);
    }

    /// <summary>包侦查破案, 包解救, 包安抚亲属.</summary>
    public static readonly IReadOnlyList<string> DutyCodes = ["solve", "rescue", "comfort"];

    /// <summary>Where the duty stands, as its task says it.</summary>
    public const string Source = "反拐责任清单 三.4";

    private const string ClockBegins = "task-force-";

    /// <summary>The kind of the task that reminds of a duty's next date.</summary>
    public static string ClockKind(string duty) => ClockBegins + duty;

    /// <summary>A task of the task force: nobody but police reads of it.</summary>
    public static bool IsTask(string clockKind) => clockKind.StartsWith(ClockBegins, StringComparison.Ordinal);

    public Guid CaseId { get; private set; }
    /// <summary>Code of <see cref="DutyCodes"/>.</summary>
    public string Duty { get; private set; }
    [Encrypted] public string? Officer { get; private set; }
    [Encrypted] public string? Text { get; private set; }
    public DateOnly? NextOn { get; private set; }
    public string RecordedByName { get; private set; }
    public DateTime RecordedAt { get; private set; }

    internal void Follow(Case into) => CaseId = into.Id;
}

/// <summary>The head of the task force changed: who handed over to whom, signed by both.</summary>
[InGroup(FieldGroup.Rescue)]
public sealed class HeadChange : Entity, ICaseScoped
{
    private HeadChange() => RecordedByName = "";

    internal HeadChange(RescueRecord before, HeadChangeInput input, Actor actor, DateTime now)
    {
        (CaseId, From, FromRank) = (before.CaseId, before.HeadName, before.HeadRank);
        (To, ToRank, SignedOn, Reason) = (input.Name.Given(), input.Rank!.Value, input.SignedOn!.Value, input.Reason.Given());
        (RecordedByName, RecordedAt) = (actor.Name, now);
    }

    public Guid CaseId { get; private set; }
    [Encrypted] public string? From { get; private set; }
    public HeadRank? FromRank { get; private set; }
    [Encrypted] public string? To { get; private set; }
    public HeadRank ToRank { get; private set; }
    /// <summary>The day both signed the hand-over.</summary>
    public DateOnly SignedOn { get; private set; }
    [Encrypted] public string? Reason { get; private set; }
    public string RecordedByName { get; private set; }
    public DateTime RecordedAt { get; private set; }

    internal void Follow(Case into) => CaseId = into.Id;
}

/// <summary>What the form of one duty gives.</summary>
public sealed record TaskForceInput
{
    public string? Duty { get; init; }
    public string? Officer { get; init; }
    public string? Text { get; init; }
    public DateOnly? NextOn { get; init; }
}

/// <summary>What the hand-over of the head gives.</summary>
public sealed record HeadChangeInput
{
    public string? Name { get; init; }
    public HeadRank? Rank { get; init; }
    public string? Reason { get; init; }
    public DateOnly? SignedOn { get; init; }
    /// <summary>Both have signed.</summary>
    public bool BothSigned { get; init; }
}

/// <summary>What must be so before a task force stands down.</summary>
public sealed record StandDownInput
{
    public bool Solved { get; init; }
    public bool NobodyAtLarge { get; init; }
    public bool NobodyMissing { get; init; }
}
