using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The fields of the form of application that no decision reads.</summary>
public sealed record LegalAidApplicationForm
{
    public int Version { get; init; }
    [Display(Name = "LegalAid.Education")] public string? Education { get; init; }
    [Display(Name = "LegalAid.Body")] public string? Body { get; init; }
    [Display(Name = "LegalAid.Way")] public string? Way { get; init; }
    [Display(Name = "LegalAid.WorkUnit"), StringLength(100)] public string? WorkUnit { get; init; }
    [Display(Name = "LegalAid.Occupation"), StringLength(50)] public string? Occupation { get; init; }
    [Display(Name = "LegalAid.MailAddress"), StringLength(200)] public string? MailAddress { get; init; }
    [Display(Name = "LegalAid.Postcode"), StringLength(6)] public string? Postcode { get; init; }
    [Display(Name = "LegalAid.AgentRelation"), StringLength(50)] public string? AgentRelation { get; init; }
    [Display(Name = "LegalAid.FormerNumber"), StringLength(50)] public string? FormerNumber { get; init; }
    [Display(Name = "LegalAid.OwnIncome"), StringLength(7)] public string? OwnIncome { get; init; }
    [Display(Name = "LegalAid.HouseholdIncome"), StringLength(7)] public string? HouseholdIncome { get; init; }
    [Display(Name = "LegalAid.HouseholdSize"), StringLength(2)] public string? HouseholdSize { get; init; }
    [Display(Name = "LegalAid.IncomeSource"), StringLength(200)] public string? IncomeSource { get; init; }
    [Display(Name = "LegalAid.Property"), StringLength(500)] public string? Property { get; init; }

    public static LegalAidApplicationForm Of(LegalAidApplication a) => new()
    {
        Education = a.Education,
        Body = a.Body,
        Way = a.Way,
        WorkUnit = a.WorkUnit,
        Occupation = a.Occupation,
        MailAddress = a.MailAddress,
        Postcode = a.Postcode,
        AgentRelation = a.AgentRelation,
        FormerNumber = a.FormerNumber,
        OwnIncome = a.OwnIncome,
        HouseholdIncome = a.HouseholdIncome,
        HouseholdSize = a.HouseholdSize,
        IncomeSource = a.IncomeSource,
        Property = a.Property,
    };

    public LegalAidApplicationDetails ToDetails() => new()
    {
        Education = Education,
        Body = Body,
        Way = Way,
        WorkUnit = WorkUnit,
        Occupation = Occupation,
        MailAddress = MailAddress,
        Postcode = Postcode,
        AgentRelation = AgentRelation,
        FormerNumber = FormerNumber,
        OwnIncome = OwnIncome,
        HouseholdIncome = HouseholdIncome,
        HouseholdSize = HouseholdSize,
        IncomeSource = IncomeSource,
        Property = Property,
    };
}

/// <summary>The form with what its heading needs.</summary>
public sealed record LegalAidApplicationPage(Handoff Handoff, string Alias, LegalAidApplicationForm Form);
