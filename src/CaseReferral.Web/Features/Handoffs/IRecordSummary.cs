using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>
/// What a department shows of its record on the hand-off page. Found by scanning; the view is
/// /Features/Departments/{Folder}/_Summary.cshtml, the form /handoffs/{id}/{key}.
/// </summary>
public interface IRecordSummary
{
    /// <summary>Key of the service line.</summary>
    string Kind { get; }

    /// <summary>Folder of the department's views.</summary>
    string Folder { get; }

    /// <param name="handoff">Visible to the actor.</param>
    /// <param name="full">False for readers entitled to the summary line only.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The view's model; null when nothing is recorded yet.</returns>
    Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token);

    /// <summary>
    /// Whether another department that reads the group reads all of the record. What a doctor writes down is not among what is
    /// agreed ("care needs", "work fitness"): of that she reads the summary line.
    /// </summary>
    bool TravelsInFull => true;

    /// <summary>The same view without the fields of another group than the record's own that this reader may not see.</summary>
    /// <param name="view">What <see cref="LoadAsync"/> returned.</param>
    /// <param name="reader">What she may see of the case.</param>
    object Cut(object view, CaseView reader) => view;
}
