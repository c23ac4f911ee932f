namespace CaseReferral.Web.Features.MinorsAudit;

/// <summary>The years one may export and the day the last full one is filed by.</summary>
/// <param name="Years">The newest first; the present one is not over yet.</param>
/// <param name="DueYear">The last full year.</param>
/// <param name="FiledBy">31 January after it.</param>
/// <param name="Late">That day has passed.</param>
public sealed record MinorsAuditPage(IReadOnlyList<int> Years, int DueYear, DateOnly FiledBy, bool Late)
{
    public static MinorsAuditPage On(DateOnly today)
    {
        var due = today.Year - 1;
        var by = Core.Privacy.MinorsAudit.FiledBy(due);
        return new([today.Year, due, due - 1], due, by, today > by);
    }
}
