using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Features.Attachments;

namespace CaseReferral.Web.Features.Cases;

/// <summary>
/// Cuts person, rescue record and files down to what a <see cref="CaseView"/> allows: the same cut for the case page and
/// the hand-off page. What is not for the reader is null.
/// </summary>
public sealed class CaseCards(Regions regions)
{
    public PersonCard Person(Person p, IdentityCard identity, CaseView view, DateTime now)
    {
        var (today, full) = (ChinaTime.LocalDate(now), view.May(FieldGroup.Identity));
        return new(p.Alias, p.InternalNumber, p.Sex, p.AgeOn(today), p.AgeCertainty, full ? p.BirthDate : null, p.IsMinorOn(today),
            full ? p.Ethnicity : null, full ? p.Nationality : null, full ? p.Language : null, p.NeedsInterpreter, p.IdentityConfirmed, identity);
    }

    public RescueCard Rescue(RescueRecord r, CaseView view)
    {
        var (full, health, papers) = (view.May(FieldGroup.Rescue), view.MaySummary(FieldGroup.Health), view.May(FieldGroup.Certificates));
        return new(
            r.RescuedAt, full ? regions.FullName(r.RegionCode) : regions.FullName(regions.CityOf(r.RegionCode)?.Code ?? r.RegionCode), r.Source,
            full ? r.Place : null, full ? r.Exploitation : null, full ? r.AbductionMode : null, full ? r.AbductedOn : null,
            full ? r.Transfers : null, full ? r.Narrative : null, health ? r.HealthNote : null,
            papers ? r.Belongings : null, papers ? r.Escort : null, r.Guardians,
            full ? r.FilingNumber : null, full ? r.HeadName : null, full ? r.HeadRank : null, r.LegalAidToldOn, r.PrivacyToldOn,
            r.InterpreterArranged, r.NeedsTreatment, r.MayBeDisabled, full && r.ParentsAreSellers, papers ? r.OwnWill : null)
        {
            AbductedPlace = full ? r.AbductedPlace : null,
            ReunionBasis = full ? r.ReunionBasis : null,
            ReunionBasisNumber = full ? r.ReunionBasisNumber : null,
            ReunionBasisOn = full ? r.ReunionBasisOn : null,
        };
    }

    /// <summary>Null where the rescue card shows the same, and for who reads no more of her health than a summary.</summary>
    public HealthCard? Health(RescueRecord? r, CaseView view) =>
        r is null || !view.May(FieldGroup.Health) || view.MaySummary(FieldGroup.Rescue) ? null : new(r.HealthNote, r.NeedsTreatment, r.MayBeDisabled);

    public AttachmentRow File(Attachment f, CaseView view) =>
        new(f.Id, f.Category, f.Group, f.FileName, f.MediaType, f.Bytes, f.OfficerName, f.AddedAt, MayOpen(f, view),
            f.OriginSerial is { } origin ? Serial.Format(origin) : null)
        {
            Description = view.May(f.Group) ? f.Description : null,
            Number = f.Number,
        };

    private static bool MayOpen(Attachment f, CaseView view) =>
        view.May(f.Group) || (view.MaySummary(f.Group) && view.Role is AccessRole.Owner or AccessRole.Origin);
}
