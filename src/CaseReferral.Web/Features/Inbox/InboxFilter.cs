using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>
/// The numbers of the inbox and the lists behind them: one predicate each, used for both, so that a number always
/// links to exactly the list it counts.
/// </summary>
public enum InboxFilter { All, Red, Amber, Sign, Decide, Work, Supply, Confirm, Rule, Draft }

/// <summary>Predicates and counts of the inbox.</summary>
public static class InboxFilters
{
    public static IQueryable<Handoff> In(this IQueryable<Handoff> inbox, InboxFilter filter, Asker ask) => filter switch
    {
        InboxFilter.Red => inbox.Where(h => h.DueAt < ask.Now),
        InboxFilter.Amber => inbox.Where(h => h.AmberAt <= ask.Now && h.DueAt >= ask.Now),
        InboxFilter.Sign => inbox.Where(h => h.Status == HandoffStatus.Sent),
        InboxFilter.Decide => inbox.Where(h => h.Status == HandoffStatus.Received),
        InboxFilter.Work => inbox.Where(h => h.Status == HandoffStatus.Accepted || h.Status == HandoffStatus.InProgress
            || h.Status == HandoffStatus.OnHold || h.Status == HandoffStatus.CancelRequested),
        InboxFilter.Supply => inbox.Where(h => h.Status == HandoffStatus.SupplementRequested || h.Status == HandoffStatus.Returned),
        InboxFilter.Confirm => inbox.Where(h => h.Status == HandoffStatus.Reported),
        InboxFilter.Rule => inbox.Where(h => h.Status == HandoffStatus.InArbitration),
        InboxFilter.Draft => inbox.Where(h => h.Status == HandoffStatus.Draft),
        _ => inbox,
    };
}
