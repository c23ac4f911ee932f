using System.Globalization;
using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>Who helps her apply fills the form in: the unit that sends her, and the centre once it has taken the matter on.</summary>
public sealed class LegalAidApplicationService(AppDbContext db, HandoffService handoffs, FieldMatrix matrix)
{
    /// <summary>The live hand-off with what was written for it, for a unit that may write its application.</summary>
    /// <exception cref="NotFoundException">No such hand-off of this line.</exception>
    /// <exception cref="NotPermittedException">Another unit's, the matter is over, or the centre has written what is not for the sender.</exception>
    public async Task<LegalAidOpening> OpenAsync(Guid handoffId, CancellationToken token)
    {
        var handoff = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == handoffId && h.Kind == LegalAidKind.KeyName, token)
            ?? throw new NotFoundException(nameof(Handoff));
        var sides = Sides.Of(db.Actor, handoff);
        var action = sides.HasFlag(Side.Sender) ? HandoffAction.Send : HandoffAction.Report;
        var mine = sides.HasFlag(Side.Sender) || sides.HasFlag(Side.Receiver) && handoff.AcceptedAt is not null;
        if (!mine || !handoff.IsLive || !db.Actor.May(Permissions.For(action)))
            throw new NotPermittedException(Permissions.For(action));
        await handoffs.RequireOpenAsync(handoff, action, token);
        var written = await db.Set<LegalAidApplication>().FirstOrDefaultAsync(a => a.HandoffId == handoffId, token);
        if (written?.MayRead(db.Actor, handoff, matrix) == false)
            throw new NotPermittedException(Permissions.For(action));
        return new(handoff, written);
    }

    /// <exception cref="InvalidInputException">A code or a number that is none.</exception>
    /// <exception cref="StaleException">Somebody was faster.</exception>
    public async Task WriteAsync(Guid handoffId, int version, LegalAidApplicationDetails details, CancellationToken token)
    {
        var (handoff, application) = await OpenAsync(handoffId, token);
        var errors = Errors(details).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        if ((application?.Version ?? 0) != version)
            throw new StaleException(null, null);
        if (application is null)
            db.Add(application = new LegalAidApplication(handoff.Id, handoff.CaseId));
        else
            db.Expect(application, version);
        application.Write(details, db.Actor.OrganisationId);
        await db.SaveOrStaleAsync(token);
    }

    private static IEnumerable<FieldError> Errors(LegalAidApplicationDetails d)
    {
        foreach (var (field, code, codes) in new[]
        {
            (nameof(d.Education), d.Education, LegalAidApplication.EducationCodes), (nameof(d.Body), d.Body, LegalAidApplication.BodyCodes),
            (nameof(d.Way), d.Way, LegalAidApplication.WayCodes),
        })
            if (code is not null && !codes.Contains(code))
                yield return new(field, "Error.Choose");
        foreach (var (field, number, most) in new[]
        {
            (nameof(d.OwnIncome), d.OwnIncome, 9_999_999), (nameof(d.HouseholdIncome), d.HouseholdIncome, 9_999_999), (nameof(d.HouseholdSize), d.HouseholdSize, 50),
        })
            if (number is not null && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most))
                yield return new(field, "Error.Number");
        if (d.Postcode is not null && !(d.Postcode.Length == 6 && d.Postcode.All(char.IsAsciiDigit)))
            yield return new(nameof(d.Postcode), "Error.Postcode");
    }
}

/// <summary>A matter whose application the actor may write.</summary>
/// <param name="Handoff">Live.</param>
/// <param name="Application">Null before the first writing.</param>
public sealed record LegalAidOpening(Handoff Handoff, LegalAidApplication? Application);
