namespace CaseReferral.Core.Organisations;

/// <summary>The columns of the field-group matrix: what a unit is for the question "who may read what".</summary>
public enum Department
{
    Police, CivilAffairs, Education, Health, HumanResources, LegalAid, Office, Other,
}

/// <summary>Maps a unit's kind to its department.</summary>
public static class Departments
{
    public static Department Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.CriminalPolice or OrganisationKind.PoliceStation
            or OrganisationKind.HouseholdPolice or OrganisationKind.ExitEntryPolice => Department.Police,
        OrganisationKind.RescueStation or OrganisationKind.MinorsCentre
            or OrganisationKind.WelfareHome or OrganisationKind.CivilAffairsBureau => Department.CivilAffairs,
        OrganisationKind.EducationBureau => Department.Education,
        OrganisationKind.Hospital => Department.Health,
        OrganisationKind.HumanResources => Department.HumanResources,
        OrganisationKind.LegalAidCentre => Department.LegalAid,
        OrganisationKind.ConferenceOffice => Department.Office,
        _ => Department.Other,
    };
}
