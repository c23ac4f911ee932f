using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;

namespace CaseReferral.Core.Supervision;

/// <summary>Makes one row of the many that saves have added to a count of what is overdue.</summary>
[Job("overdue-counts", everyMinutes: 60)]
public sealed class OverdueCountFold(AppDbContext db) : KeptCountFold<OverdueCount>(db)
{
    protected override OverdueCount Of(OverdueCount alike, int sum) => new(OverdueStanding.Parse(alike.Standing), sum);
}
