namespace CaseReferral.Web.Features.MinorsAudit;

/// <summary>The years one may export and the day the next audit is filed by.</summary>
/// <param name="Years">The newest first; the present one is not over yet.</param>
/// <param name="DueYear">The year whose audit is due next.</param>
/// <param name="FiledBy">31 January after it.</param>
/// <param name="IsOver">That year is over: the audit can be made.</param>
public sealed record MinorsAuditPage(IReadOnlyList<int> Years, int DueYear, DateOnly FiledBy, bool IsOver)
{
    public static MinorsAuditPage On(DateOnly today)
    {
        var last = today.Year - 1;
        var due = today <= Core.Privacy.MinorsAudit.FiledBy(last) ? last : today.Year;
        return new([today.Year, last, last - 1], due, Core.Privacy.MinorsAudit.FiledBy(due), due == last);
    }
}
