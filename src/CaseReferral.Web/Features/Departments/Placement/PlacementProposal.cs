using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>What the placement form proposes: by the kind of the institution and the person's age alone, which it may know.</summary>
/// <param name="Form">Code of <see cref="PlacementRecord.Forms"/>.</param>
/// <param name="Because">Code of the sentence that says why.</param>
/// <param name="AsksForWomen">Women staff must look after her (国务院令 381 Art. 8).</param>
public sealed record PlacementProposal(string Form, string Because, bool AsksForWomen)
{
    public static PlacementProposal Of(Actor actor, int? ageYears, string sex)
    {
        var form = PlacementRecord.ProposedForm(actor.Kind, ageYears);
        return new(form, form == "welfare-home" ? "infant" : actor.Kind == OrganisationKind.RescueStation ? "station" : "institution",
            actor.Kind == OrganisationKind.RescueStation && sex == "2");
    }
}
