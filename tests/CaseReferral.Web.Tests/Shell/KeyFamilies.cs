using System.Reflection;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Web.Tests.Shell;

/// <summary>Which codes can follow a beginning of a text key.</summary>
internal static class KeyFamilies
{
    private static readonly HandoffKinds Kinds = new();

    private static readonly Dictionary<string, IEnumerable<string>> Known = new()
    {
        ["Kind."] = Kinds.All.Select(k => k.Key),
        ["KindHint."] = Kinds.All.Select(k => k.Key),
        ["HandoffAction."] = Enum.GetNames<HandoffAction>(),
        ["CaseAction."] = Enum.GetNames<CaseAction>(),
        ["Notice."] = [.. Enum.GetNames<HandoffAction>().Except([nameof(HandoffAction.Discard)]).Select(a => "handoff." + a), .. Enum.GetNames<UrgingLevel>().Select(l => "urging." + l)],
        ["Done."] = Enum.GetNames<HandoffAction>(),
        ["HandoffCode."] = Kinds.All.SelectMany(k => Enum.GetValues<HandoffAction>().SelectMany(a => HandoffCodes.For(a, k))),
        ["Paper."] = new PaperKinds().All.Select(k => k.Key),
        ["Outcome."] = Kinds.All.SelectMany(k => k.Outcomes),
        ["Basis."] = [LegalBases.Statutory, .. LegalBases.ForAdults],
        ["DataGround."] = DataRequest.Grounds,
        ["ErasureGround."] = Erasure.Grounds,
        ["FieldGroup."] = DisclosureMatrix.Groups.Select(g => $"{g}"),
        ["Document."] = DocumentCategories.All,
        ["PlacementForm."] = PlacementRecord.Forms,
        ["Setting."] = new AccessOptions().Agreed.Concat(new PrivacyOptions().Agreed).Select(n => n.Key.Replace(':', '.')).Append("FollowUps.VisitMonths"),
        ["Purpose."] = IdentityVault.Purposes,
        ["Error.Id."] = Enum.GetNames<ResidentIdError>(),
    };

    /// <summary>"LegalAid.Decision." are the DecisionCodes of LegalAidRecord. Null when nothing but the beginning is known.</summary>
    public static IEnumerable<string>? Codes(string family)
    {
        if (Known.TryGetValue(family, out var codes))
            return codes;
        var parts = family.Split('.');
        var list = parts.Length != 3 ? null : typeof(AppDbContext).Assembly.GetTypes()
            .FirstOrDefault(t => t.Name == parts[0] + "Record")?.GetField(parts[1] + "Codes", BindingFlags.Public | BindingFlags.Static);
        return (IReadOnlyList<string>?)list?.GetValue(null);
    }
}
