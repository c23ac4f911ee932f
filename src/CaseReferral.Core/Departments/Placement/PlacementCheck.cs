using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>What cannot be true in a placement, whatever the form: pure, every wrong field at once.</summary>
public static class PlacementCheck
{
    /// <param name="details">As written.</param>
    /// <param name="offer">What was proposed for her.</param>
    /// <param name="rescuedAt">UTC; null while only a report is held, or when no hand-over is written.</param>
    /// <param name="now">UTC.</param>
    public static IEnumerable<FieldError> Wrong(PlacementDetails details, PlacementOffer offer, DateTime? rescuedAt, DateTime now)
    {
        if (!offer.Allows(details.Form))
            yield return new(nameof(details.Form), "Error.FormOfChildren");
        // The reason of a move says why; nobody moves whose place is not recorded yet.
        var moves = offer.Stands is not null && details.MoveReason is not null;
        if (details.Form != offer.Form && !moves && details.FormReason.Given() is null)
            yield return new(nameof(details.FormReason), "Error.FormReason");
        // 护送交接 (notice 三.14) follows the rescue, and a record speaks of what has happened.
        if (details.HandedOverAt > now)
            yield return new(nameof(details.HandedOverAt), "Error.InFuture");
        if (details.HandedOverAt < rescuedAt)
            yield return new(nameof(details.HandedOverAt), "Error.HandedOverBeforeRescue");
        if (details.ChildCategory.Given() is not { } category)
            yield break;
        if (!offer.AsksForCategory)
            yield return new(nameof(details.ChildCategory), "Error.ChildCategoryOfAdult");
        else if (!PlacementRecord.ChildCategoryCodes.Contains(category))
            yield return new(nameof(details.ChildCategory), "Error.Choose");
    }
}
