using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Identity;

namespace CaseReferral.Volume;

/// <summary>
/// Sixty units of the invented city: twelve of the city, sixteen in each of three counties. Work is spread unevenly, as
/// it is: within one kind the first unit takes half of it, the next a quarter, and so on.
/// </summary>
public sealed class VolumeCity
{
    public const string Password = "Demo@2026";
    public static readonly IReadOnlyList<string> Counties = ["999901", "999902", "999903"];

    private static readonly OrganisationKind[] OfCity =
    [
        OrganisationKind.CriminalPolice, OrganisationKind.HouseholdPolice, OrganisationKind.ExitEntryPolice, OrganisationKind.RescueStation,
        OrganisationKind.MinorsCentre, OrganisationKind.WelfareHome, OrganisationKind.EducationBureau, OrganisationKind.Hospital,
        OrganisationKind.LegalAidCentre, OrganisationKind.HumanResources, OrganisationKind.DisabledFederation, OrganisationKind.ConferenceOffice,
    ];

    private static readonly OrganisationKind[] OfCounty =
    [
        OrganisationKind.CriminalPolice, OrganisationKind.PoliceStation, OrganisationKind.PoliceStation, OrganisationKind.PoliceStation,
        OrganisationKind.HouseholdPolice, OrganisationKind.RescueStation, OrganisationKind.CivilAffairsBureau, OrganisationKind.MinorsCentre,
        OrganisationKind.EducationBureau, OrganisationKind.Hospital, OrganisationKind.Hospital, OrganisationKind.LegalAidCentre,
        OrganisationKind.HumanResources, OrganisationKind.DisabledFederation, OrganisationKind.WomensFederation, OrganisationKind.ConferenceOffice,
    ];

    private readonly Dictionary<Guid, Actor> officers = [];

    public VolumeCity()
    {
        var hash = new PasswordHasher<Officer>().HashPassword(null!, Password);
        foreach (var region in Counties.Prepend("999900"))
        {
            var numbers = new Dictionary<OrganisationKind, int>();
            foreach (var kind in region == "999900" ? OfCity : OfCounty)
            {
                var number = numbers[kind] = numbers.GetValueOrDefault(kind) + 1;
                Add(new Organisation($"{Hyphened(kind)}-{region[4..]}-{number}", $"{kind} {region} {number}", kind, region), hash);
            }
        }
    }

    public List<Organisation> Units { get; } = [];
    public List<Officer> Accounts { get; } = [];

    public Organisation Office(string region) =>
        Units.First(u => u.Kind == OrganisationKind.ConferenceOffice && u.RegionCode == region);

    /// <summary>The officer who acts for a unit in the stories.</summary>
    public Actor OfficerOf(Guid unit) => officers[unit];

    /// <summary>One of the units of these kinds, the first ones far more often.</summary>
    public Organisation Pick(Random random, IReadOnlyCollection<OrganisationKind> kinds, Guid? not = null)
    {
        var able = Units.FindAll(u => kinds.Contains(u.Kind) && u.Id != not);
        var place = 0;
        while (place < able.Count - 1 && random.Next(2) == 0)
            place++;
        return able[place];
    }

    private void Add(Organisation unit, string hash)
    {
        if (unit.Kind == OrganisationKind.Hospital)
            unit.Designated();
        var officer = Account(unit, unit.Code, OfficerRole.Officer, hash);
        Units.Add(unit);
        Accounts.AddRange([officer, Account(unit, unit.Code + "-lead", OfficerRole.Lead, hash)]);
        officers[unit.Id] = new Actor(officer.Id, officer.DisplayName, unit.Id, unit.Name, unit.Kind, unit.RegionCode, OfficerRole.Officer);
    }

    private static Officer Account(Organisation unit, string name, OfficerRole role, string hash) =>
        new(name, "示例" + name[^Math.Min(6, name.Length)..], unit.Id, role)
        {
            NormalizedUserName = name.ToUpperInvariant(),
            PasswordHash = hash,
            LockoutEnabled = true,
        };

    private static string Hyphened(OrganisationKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : $"{char.ToLowerInvariant(c)}"));
}
