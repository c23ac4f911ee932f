using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;

namespace CaseReferral.Core.Handoffs;

/// <summary>Makes one row of the many that saves have added to a number of the inbox.</summary>
[Job("held-counts", everyMinutes: 15)]
public sealed class HeldCountFold(AppDbContext db) : KeptCountFold<HeldCount>(db)
{
    protected override HeldCount Of(HeldCount alike, int sum) => new(alike, sum);
}
