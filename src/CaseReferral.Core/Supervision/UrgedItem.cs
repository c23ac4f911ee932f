using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Supervision;

/// <summary>What an urging is about: the limit, whose it is, and how a letter names it.</summary>
/// <param name="Clock">The limit, tracked.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="HandoffId">Its hand-off; null for a limit of the case itself.</param>
/// <param name="Number">Number of the hand-off, or of the case.</param>
/// <param name="Key">Resource key of the service line or of the limit.</param>
/// <param name="Step">Step of the hand-off.</param>
/// <param name="HolderId">Unit whose clock runs.</param>
/// <param name="OfficerId">The responsible officer, when it is hers.</param>
/// <param name="RegionCode">Region of the case.</param>
public sealed record UrgedItem(
    IUrgedClock Clock, Guid CaseId, Guid? HandoffId, string Number, string Key, ClockStep? Step, Guid HolderId, Guid? OfficerId, string RegionCode)
{
    public static UrgedItem Of(Handoff handoff, HandoffClock clock) => new(
        clock, handoff.CaseId, handoff.Id, handoff.Number, "Kind." + handoff.Kind, clock.Step, handoff.HolderId!.Value,
        handoff.OfficerOf(handoff.HolderId.Value), handoff.RegionCode);

    public static UrgedItem Of(CaseClock clock) => new(
        clock, clock.CaseId, null, Serial.Format(clock.CaseSerial), "CaseClock." + clock.Kind, null, clock.HolderId!.Value, null, clock.RegionCode);
}
