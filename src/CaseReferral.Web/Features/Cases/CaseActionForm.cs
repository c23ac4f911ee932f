using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Cases;

namespace CaseReferral.Web.Features.Cases;

/// <summary>The form of any case action; which fields show is what the table row needs.</summary>
public sealed record CaseActionForm
{
    public int Version { get; init; }
    [Display(Name = "Field.Text"), StringLength(CaseWriter.MaxText)] public string? Text { get; init; }
    [Display(Name = "Field.FilingNumber"), StringLength(60)] public string? FilingNumber { get; init; }
    [Display(Name = "Field.ReviewOn"), DataType(DataType.Date)] public DateOnly? ReviewOn { get; init; }
    [Display(Name = "Field.ReunionBasis")] public string? ReunionBasis { get; init; }
    [Display(Name = "Field.ReunionBasisNumber"), StringLength(60)] public string? ReunionBasisNumber { get; init; }
    [Display(Name = "Field.ReunionBasisOn"), DataType(DataType.Date)] public DateOnly? ReunionBasisOn { get; init; }
    [Display(Name = "Field.ParentsAreSellers")] public bool ParentsAreSellers { get; init; }
    [Display(Name = "Field.CorrectionReason"), StringLength(CaseWriter.MaxText)] public string? CorrectionReason { get; init; }
    [Display(Name = "Field.HandoverSigned")] public bool HandoverSigned { get; init; }
    [Display(Name = "Field.Relative"), StringLength(ReunionWriter.MaxRelative)] public string? Relative { get; init; }
    [Display(Name = "Field.RelativeIdNumber"), StringLength(60)] public string? RelativeIdNumber { get; init; }
    [Display(Name = "Field.RelativePhone"), StringLength(30)] public string? RelativePhone { get; init; }
    [Display(Name = "Field.RelativeAddress"), StringLength(200)] public string? RelativeAddress { get; init; }
    [Display(Name = "Field.FollowUpUnit")] public Guid? FollowUpUnitId { get; init; }
    [Display(Name = "Field.OwnWill"), StringLength(CaseWriter.MaxText)] public string? OwnWill { get; init; }
    [Display(Name = "Field.VisitsNote"), StringLength(CaseWriter.MaxText)] public string? VisitsNote { get; init; }
    [Display(Name = "Field.OtherCase"), StringLength(20)] public string? OtherCaseNumber { get; init; }
    [Display(Name = "Field.SamePerson")] public bool SamePerson { get; init; }

    public CaseInput ToInput() => new()
    {
        Text = Text,
        FilingNumber = FilingNumber,
        ReviewOn = ReviewOn,
        ReunionBasis = ReunionBasis,
        ReunionBasisNumber = ReunionBasisNumber,
        ReunionBasisOn = ReunionBasisOn,
        ParentsAreSellers = ParentsAreSellers,
        CorrectionReason = CorrectionReason,
        HandoverSigned = HandoverSigned,
        Relative = Relative,
        RelativeIdNumber = RelativeIdNumber,
        RelativePhone = RelativePhone,
        RelativeAddress = RelativeAddress,
        FollowUpUnitId = FollowUpUnitId,
        OwnWill = OwnWill,
        VisitsNote = VisitsNote,
        OtherCaseNumber = OtherCaseNumber,
        SamePerson = SamePerson,
    };
}
