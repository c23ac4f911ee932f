using System.Linq.Expressions;
using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>
/// The numbers of the inbox and the lists behind them: one predicate each, used for both, so that a number always
/// links to exactly the list it counts. Behind the first three come the headings, under their own names (<see cref="HeldAs"/>).
/// </summary>
public enum InboxFilter { All, Red, Amber, Sign, Decide, Work, Supply, Confirm, Rule, Draft }

/// <summary>Predicates and counts of the inbox.</summary>
public static class InboxFilters
{
    public static IQueryable<Handoff> In(this IQueryable<Handoff> inbox, InboxFilter filter, Asker ask) => filter switch
    {
        InboxFilter.Red => inbox.Where(h => h.DueAt < ask.Now),
        InboxFilter.Amber => inbox.Where(h => h.AmberAt <= ask.Now && h.DueAt >= ask.Now),
        InboxFilter.All => inbox,
        _ => inbox.Where(Under(HeldStates.Under(Enum.Parse<HeldAs>($"{filter}")))),
    };

    /// <summary>The list under a heading of the kept counts.</summary>
    public static InboxFilter Of(HeldAs heading) => Enum.Parse<InboxFilter>($"{heading}");

    /// <summary>One state or another, each by itself: a stored query takes no list from around itself.</summary>
    private static Expression<Func<Handoff, bool>> Under(IEnumerable<HandoffStatus> states)
    {
        var handoff = Expression.Parameter(typeof(Handoff));
        var status = Expression.Property(handoff, nameof(Handoff.Status));
        return Expression.Lambda<Func<Handoff, bool>>(states.Select(s => Expression.Equal(status, Expression.Constant(s))).Aggregate(Expression.OrElse), handoff);
    }
}
