namespace CaseReferral.Core.Organisations;

/// <summary>The columns of the field-group matrix: what a unit is for the question "who may read what".</summary>
public enum Department { Police, CivilAffairs, Education, Health, HumanResources, LegalAid, Office, Other }

/// <summary>Maps a unit's kind to its department.</summary>
public static class OrganisationKindExtensions
{
    public static Department Department(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.CriminalPolice or OrganisationKind.PoliceStation
            or OrganisationKind.HouseholdPolice or OrganisationKind.ExitEntryPolice => Organisations.Department.Police,
        OrganisationKind.RescueStation or OrganisationKind.MinorsCentre
            or OrganisationKind.WelfareHome or OrganisationKind.CivilAffairsBureau => Organisations.Department.CivilAffairs,
        OrganisationKind.EducationBureau => Organisations.Department.Education,
        OrganisationKind.Hospital => Organisations.Department.Health,
        OrganisationKind.HumanResources => Organisations.Department.HumanResources,
        OrganisationKind.LegalAidCentre => Organisations.Department.LegalAid,
        OrganisationKind.ConferenceOffice => Organisations.Department.Office,
        _ => Organisations.Department.Other,
    };

    /// <summary>The kinds of units a department consists of.</summary>
    public static IReadOnlyList<OrganisationKind> Kinds(this Department department) =>
        [.. Enum.GetValues<OrganisationKind>().Where(k => k.Department() == department)];

    /// <summary>What a unit of this kind usually is; an administrator says otherwise for a unit run by a society or a firm.</summary>
    public static OrganisationNature UsualNature(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.CivilAffairsBureau or OrganisationKind.EducationBureau or OrganisationKind.HumanResources
            or OrganisationKind.ForeignAffairs or OrganisationKind.MedicalSecurity or OrganisationKind.ConferenceOffice => OrganisationNature.StateOrgan,
        _ => kind.Department() == Organisations.Department.Police ? OrganisationNature.StateOrgan : OrganisationNature.PublicBody,
    };
}
