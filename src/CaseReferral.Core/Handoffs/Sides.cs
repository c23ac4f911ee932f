using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Handoffs;

/// <summary>On which sides of a hand-off or a case an actor stands.</summary>
public static class Sides
{
    public static Side Of(Actor actor, Handoff handoff)
    {
        if (actor.IsSystem)
            return Side.System;
        var sides = Side.None;
        if (actor.OrganisationId == handoff.FromOrganisationId)
            sides |= actor.IsLead ? Side.Sender | Side.SenderLead : Side.Sender;
        if (actor.OrganisationId == handoff.ToOrganisationId)
            sides |= actor.IsLead ? Side.Receiver | Side.ReceiverLead : Side.Receiver;
        if (IsOfficeOf(actor, handoff.RegionCode))
            sides |= Side.Office;
        return sides;
    }

    public static Side Of(Actor actor, Case @case)
    {
        if (actor.IsSystem)
            return Side.System;
        var sides = Side.None;
        var mine = actor.OrganisationId == @case.OwnerOrganisationId;
        if (mine)
            sides |= actor.IsLead ? Side.Owner | Side.OwnerLead : Side.Owner;
        if (actor.IsPolice && (mine || actor.OrganisationId == @case.OriginOrganisationId))
            sides |= actor.IsLead ? Side.Police | Side.PoliceLead : Side.Police;
        if (IsOfficeOf(actor, @case.RegionCode))
            sides |= Side.Office;
        return sides;
    }

    private static bool IsOfficeOf(Actor actor, string region) => actor.IsOffice && Organisation.Covers(actor.RegionCode, region);
}
