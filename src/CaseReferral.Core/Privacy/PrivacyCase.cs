using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Privacy;

/// <summary>How every privacy duty on a case begins: hers to do, at the version her page showed.</summary>
internal static class PrivacyCase
{
    /// <exception cref="NotFoundException">Not hers to know.</exception>
    /// <exception cref="NotPermittedException">Neither the owner nor the police that opened it.</exception>
    /// <exception cref="StaleException">The case has moved on since.</exception>
    public static async Task<Case> PrivacyCaseAsync(this AppDbContext db, Guid id, int version, CancellationToken token)
    {
        var @case = await db.CaseAsync(id, token);
        if (!db.Actor.May(Permissions.PrivacyRecord) || (Sides.Of(db.Actor, @case) & (Side.Owner | Side.Police)) == 0)
            throw new NotPermittedException(Permissions.PrivacyRecord);
        await db.ExpectAsync(@case, version, token);
        @case.Touch();
        return @case;
    }
}
