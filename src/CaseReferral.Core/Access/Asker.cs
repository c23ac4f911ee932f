using CaseReferral.Core.Common;

namespace CaseReferral.Core.Access;

/// <summary>Who asks, and when (UTC): what the rules of access compare rows with. The base of the arguments of stored queries.</summary>
public record Asker(Guid OfficerId, Guid UnitId, DateTime Now)
{
    public static Asker Of(Actor actor, DateTime now) => new(actor.OfficerId, actor.OrganisationId, now);
}
