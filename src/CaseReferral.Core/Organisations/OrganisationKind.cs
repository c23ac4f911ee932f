namespace CaseReferral.Core.Organisations;

/// <summary>
/// What a unit is. The list is the membership of the joint conference and the institutions under it; it is a
/// vocabulary of the field, so a new service line finds its receivers here and adds nothing.
/// </summary>
public enum OrganisationKind
{
    CriminalPolice, PoliceStation, HouseholdPolice, ExitEntryPolice,
    RescueStation, MinorsCentre, WelfareHome, CivilAffairsBureau,
    EducationBureau, Hospital, LegalAidCentre, HumanResources,
    DisabledFederation, ForeignAffairs, WomensFederation, YouthLeague, MedicalSecurity,
    ConferenceOffice, Operations,
}
