using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Care;

/// <summary>
/// One social-work service to a person in care (notice 一.3): 心理疏导, 行为矫治, 文化教育 or 技能培训. That it was given and what came of
/// it in a line; not what was said.
/// </summary>
[InGroup(FieldGroup.Placement)]
public sealed class SocialWork : Entity, ICaseScoped
{
    private SocialWork() => Service = OfficerName = "";

    internal SocialWork(Guid caseId, SocialWorkInput input, string officerName, DateTime now)
    {
        (CaseId, Service, On, Minutes) = (caseId, input.Service!, input.On!.Value, input.Minutes!.Value);
        (ProviderId, Worker, Note, NextOn) = (input.ProviderId, input.Worker.Given(), input.Note.Given(), input.NextOn);
        (OfficerName, RecordedAt) = (officerName, now);
    }

    /// <summary>心理疏导, 行为矫治, 文化教育, 技能培训.</summary>
    public static readonly IReadOnlyList<string> ServiceCodes = ["counselling", "behaviour", "schooling", "skills"];

    public Guid CaseId { get; private set; }
    /// <summary>Code of <see cref="ServiceCodes"/>.</summary>
    public string Service { get; private set; }
    public DateOnly On { get; private set; }
    public int Minutes { get; private set; }
    /// <summary>The organisation it was bought from (政府购买服务); null for the institution's own staff.</summary>
    public Guid? ProviderId { get; private set; }
    /// <summary>Who gave it.</summary>
    [Encrypted] public string? Worker { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    public DateOnly? NextOn { get; private set; }
    public string OfficerName { get; private set; }
    public DateTime RecordedAt { get; private set; }

    /// <summary>The case was merged: she is one person.</summary>
    internal void Follow(Case into) => CaseId = into.Id;
}

/// <summary>What the form of a service gives.</summary>
public sealed record SocialWorkInput
{
    public string? Service { get; init; }
    public DateOnly? On { get; init; }
    /// <summary>How long, 1 to 480.</summary>
    public int? Minutes { get; init; }
    /// <summary>An organisation outside the state; null for own staff.</summary>
    public Guid? ProviderId { get; init; }
    public string? Worker { get; init; }
    public string? Note { get; init; }
    public DateOnly? NextOn { get; init; }
}
