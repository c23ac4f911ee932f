using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

/// <summary>
/// 一站式询问: that police have talked with the person, under which conditions and about what, so that nobody asks her again. What
/// she said is evidence and is not kept here. Written once.
/// </summary>
[InGroup(FieldGroup.Rescue)]
public sealed class Interview : Entity, ICaseScoped
{
    private Interview() => (Topics, RecordedByName) = ("", "");

    internal Interview(Guid caseId, InterviewInput input, IEnumerable<string> topics, string? approver, Actor actor, DateTime now)
    {
        (CaseId, OrganisationId, RecordedByName, RecordedAt) = (caseId, actor.OrganisationId, actor.Name, now);
        (On, Place, Interviewers, Topics) = (input.On!.Value, input.Place.Given(), input.Interviewers.Given(), string.Join(',', topics));
        (Adult, AdultRole, FemaleOfficer, Filmed) = (input.Adult.Given(), input.AdultRole, input.FemaleOfficer, input.Filmed);
        (RepeatReason, ApproverName) = (input.RepeatReason.Given(), approver);
    }

    public static readonly IReadOnlyList<string> TopicCodes = ["identity", "family", "taking", "transfers", "living", "harm", "health", "wishes"];

    /// <summary>Who sits beside a minor (刑事诉讼法 Art. 281): her representative, or another suitable adult.</summary>
    public static readonly IReadOnlyList<string> AdultRoleCodes = ["representative", "relative", "school", "civil-affairs", "social-worker", "lawyer"];

    public Guid CaseId { get; private set; }
    /// <summary>The police unit that asked.</summary>
    public Guid OrganisationId { get; private set; }
    public DateOnly On { get; private set; }
    [Encrypted] public string? Place { get; private set; }
    [Encrypted] public string? Interviewers { get; private set; }
    /// <summary>Codes of <see cref="TopicCodes"/>, separated by commas.</summary>
    public string Topics { get; private set; }
    [Encrypted] public string? Adult { get; private set; }
    public string? AdultRole { get; private set; }
    public bool FemaleOfficer { get; private set; }
    /// <summary>Sound and picture were recorded throughout.</summary>
    public bool Filmed { get; private set; }
    /// <summary>Why she was asked again; null at the first time.</summary>
    [Encrypted] public string? RepeatReason { get; private set; }
    /// <summary>The lead who allowed it.</summary>
    public string? ApproverName { get; private set; }
    public string RecordedByName { get; private set; }
    public DateTime RecordedAt { get; private set; }

    public IReadOnlyList<string> TopicList => Topics.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The case was merged: she is one person, and was asked as often as both say.</summary>
    internal void Follow(Case into) => CaseId = into.Id;
}

/// <summary>What the form gives.</summary>
public sealed record InterviewInput
{
    public DateOnly? On { get; init; }
    public string? Place { get; init; }
    public string? Interviewers { get; init; }
    public IReadOnlyList<string> Topics { get; init; } = [];
    public string? Adult { get; init; }
    public string? AdultRole { get; init; }
    public bool FemaleOfficer { get; init; }
    public bool Filmed { get; init; }
    public string? RepeatReason { get; init; }
    /// <summary>A lead of the unit, another than who records.</summary>
    public Guid? ApproverId { get; init; }
}
