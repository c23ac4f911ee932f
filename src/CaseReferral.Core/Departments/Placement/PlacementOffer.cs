using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>What the placement form proposes, and what the institution bears in mind with it.</summary>
/// <param name="Form">Code of <see cref="PlacementRecord.Forms"/>.</param>
/// <param name="Because">Code of the sentence that says why.</param>
public sealed record PlacementOffer(string Form, string Because)
{
    /// <summary>Women staff must look after her (国务院令 381 Art. 8).</summary>
    public bool AsksForWomen { get; init; }
    /// <summary>先救治后救助: first to a hospital.</summary>
    public bool TreatmentFirst { get; init; }
    /// <summary>A category is kept of children alone (<see cref="PlacementRecord.ChildCategoryCodes"/>).</summary>
    public bool AsksForCategory { get; init; }
    /// <summary>The form that is recorded of her here; null = none, so that what is written next cannot be a move.</summary>
    public string? Stands { get; init; }
    /// <summary>Places of the institution; null = not limited.</summary>
    public int? Places { get; init; }
    /// <summary>How many it has in its own care now.</summary>
    public int InCare { get; init; }

    /// <summary>Whether she can live in this form: a home or family for children takes no adult, but one who grew up there may stay recorded.</summary>
    public bool Allows(string form) => AsksForCategory || form == Stands || !PlacementRecord.FormsOfChildren.Contains(form);

    /// <summary>By the institution and by what it may know of her: age, disability, sex, treatment, and what became of her guardians.</summary>
    public static PlacementOffer Of(OrganisationKind institution, PersonFacts person) => Proposed(institution, person) with
    {
        AsksForWomen = institution == OrganisationKind.RescueStation && person.Sex == "2",
        TreatmentFirst = person.NeedsTreatment,
        AsksForCategory = person.IsMinor,
    };

    private const string Own = "own-institution";

    /// <summary>未成年人保护法 Art. 93; a protection centre has no staff for infants and disabled children (2026 measure).</summary>
    private static PlacementOffer Proposed(OrganisationKind institution, PersonFacts person) => (institution, person) switch
    {
        (OrganisationKind.MinorsCentre, { AgeYears: < PlacementRoutes.InfantBelow }) => new("welfare-home", "infant"),
        (OrganisationKind.MinorsCentre, { MayBeDisabled: true, IsMinor: true }) => new("welfare-home", "disabled"),
        (OrganisationKind.RescueStation, _) => new(Own, "station"),
        (_, { Guardians: "found" }) => new(Own, "found"),
        (_, { Guardians: "unfit" }) => new(Own, "unfit"),
        _ => new(Own, "institution"),
    };

    /// <summary>For the institution that took her in.</summary>
    public static async Task<PlacementOffer> LoadAsync(AppDbContext db, Handoff handoff, Person person, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var row = await (from r in db.Set<RescueRecord>().AsNoTracking()
                         where r.CaseId == handoff.CaseId
                         from o in db.Set<Organisation>().AsNoTracking().Where(o => o.Id == handoff.ToOrganisationId)
                         select new { Rescue = r, Unit = o, Stands = db.Set<PlacementRecord>().Where(p => p.HandoffId == handoff.Id).Select(p => p.Form).FirstOrDefault() }).SingleAsync(token);
        var inCare = await InCareAsync(db, [row.Unit.Id], token);
        return Of(row.Unit.Kind, HandoffFactsLoader.PersonFactsOf(person, row.Rescue, handoff.RequestedOn)) with
        {
            Stands = row.Stands,
            Places = row.Unit.Capacity,
            InCare = inCare.GetValueOrDefault(row.Unit.Id),
        };
    }

    /// <summary>How many persons these institutions have in their own care now, read from the owners of open cases.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> InCareAsync(AppDbContext db, IReadOnlyCollection<Guid> units, CancellationToken token)
    {
        using var _ = db.AsSystem();
        return await (from a in db.Set<CaseAccess>()
                      where units.Contains(a.OrganisationId) && a.EndsAt == null && (a.CaseStage == CaseStage.Placed || a.CaseStage == CaseStage.Assisting) && a.Role == AccessRole.Owner
                      from p in db.Set<PlacementRecord>().Where(p => p.CaseId == a.CaseId && p.Status == PlacementStatus.Active && p.Form == Own)
                      group a by a.OrganisationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, token);
    }
}
