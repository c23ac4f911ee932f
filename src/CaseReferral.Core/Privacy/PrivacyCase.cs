using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Privacy;

/// <summary>How every privacy duty on a case begins: hers to do, at the version her page showed.</summary>
internal static class PrivacyCase
{
    /// <param name="db">The context.</param>
    /// <param name="id">The case.</param>
    /// <param name="version">Version the page showed.</param>
    /// <param name="now">UTC.</param>
    /// <param name="token">Cancels.</param>
    /// <param name="sides">Who may: the owner and the police that opened it, or the owner alone.</param>
    /// <exception cref="NotFoundException">Not hers to know.</exception>
    /// <exception cref="NotPermittedException">On none of these sides, or a minor's file that is not open to her.</exception>
    /// <exception cref="StaleException">The case has moved on since.</exception>
    public static async Task<Case> PrivacyCaseAsync(
        this AppDbContext db, Guid id, int version, DateTime now, CancellationToken token, Side sides = Side.Owner | Side.Police)
    {
        var @case = await db.CaseAsync(id, token);
        if (!db.Actor.May(Permissions.PrivacyRecord) || (Sides.Of(db.Actor, @case) & sides) == 0)
            throw new NotPermittedException(Permissions.PrivacyRecord);
        await db.RequireOpenAsync(id, @case.PersonId, Permissions.PrivacyRecord, now, token);
        await db.ExpectAsync(@case, version, token);
        @case.Touch();
        return @case;
    }
}
