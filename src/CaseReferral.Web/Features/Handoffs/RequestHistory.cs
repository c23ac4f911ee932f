using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>One amendment of a request: the version it made, who, when and why, and what it put in the place of what.</summary>
/// <param name="Number">Of the version it made; the earlier one has the number before.</param>
/// <param name="At">UTC.</param>
/// <param name="ActorName">Who amended.</param>
/// <param name="Reason">Why.</param>
/// <param name="Before">The version it replaced.</param>
/// <param name="After">The version it made.</param>
public sealed record Amendment(int Number, DateTime At, string ActorName, string? Reason, RequestVersion Before, RequestVersion After)
{
    public bool ChangesText => HandoffInput.Plain(Before.Text) != HandoffInput.Plain(After.Text);
    public bool ChangesUrgency => Before.Urgency != After.Urgency;
    public bool ChangesBasis => (Before.BasisCode, Before.BasisNote ?? "") != (After.BasisCode, After.BasisNote ?? "");
    public bool ChangesPhoneNote => (Before.PhoneNote ?? "") != (After.PhoneNote ?? "");
    public IEnumerable<FieldGroup> Added => RequestPageQuery.Split(After.Package & ~Before.Package);
    public IEnumerable<FieldGroup> Removed => RequestPageQuery.Split(Before.Package & ~After.Package);

    /// <summary>Pairs what each timeline row replaced with what came after.</summary>
    /// <param name="rows">Rows that replaced a version, the newest first.</param>
    /// <param name="current">The request as it stands.</param>
    /// <param name="number">Its number.</param>
    public static IReadOnlyList<Amendment> Of(IReadOnlyList<AmendingRow> rows, RequestVersion current, int number)
    {
        var amendments = new List<Amendment>(rows.Count);
        var after = current;
        foreach (var row in rows)
        {
            var before = RequestVersion.Read(row.Superseded);
            amendments.Add(new(number--, row.At, row.ActorName, row.Reason, before, after));
            after = before;
        }
        return amendments;
    }
}

/// <summary>A timeline row that replaced a version of the request.</summary>
public sealed record AmendingRow(DateTime At, string ActorName, string? Reason, string Superseded);
