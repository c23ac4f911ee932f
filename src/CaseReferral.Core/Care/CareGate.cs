using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Care;

/// <summary>Who writes about a person in care.</summary>
public static class CareRights
{
    /// <summary>The actor's unit is of civil affairs and has the person in its care.</summary>
    public static bool Holds(Actor actor, Case @case) => actor.May(Permissions.NeedsDecide)
        && actor.Kind.Department() == Department.CivilAffairs && Sides.Of(actor, @case).HasFlag(Side.Owner);
}

/// <summary>What comes before an institution writes about a person in its care: only the unit of civil affairs that has the case.</summary>
internal static class CareGate
{
    /// <summary>The case, tracked, checked against the version of the page.</summary>
    /// <exception cref="NotFoundException">No such case for her.</exception>
    /// <exception cref="NotPermittedException">Not the institution that has her, or a minor's file that is not open to her.</exception>
    /// <exception cref="StaleException">Somebody was faster.</exception>
    public static async Task<Case> CareCaseAsync(this AppDbContext db, Guid caseId, int version, DateTime now, CancellationToken token)
    {
        var @case = await db.CaseAsync(caseId, token);
        if (!CareRights.Holds(db.Actor, @case))
            throw new NotPermittedException(Permissions.NeedsDecide);
        await db.RequireOpenAsync(caseId, @case.PersonId, Permissions.NeedsDecide, now, token);
        await db.ExpectAsync(@case, version, token);
        @case.Touch();
        return @case;
    }

    /// <exception cref="InvalidInputException">Something is wrong; all of it at once.</exception>
    public static void Demand(List<FieldError> errors)
    {
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
