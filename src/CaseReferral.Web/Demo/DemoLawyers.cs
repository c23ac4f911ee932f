using CaseReferral.Core.Departments.LegalAid;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Demo;

/// <summary>The register of the invented city's legal-aid centre.</summary>
internal static class DemoLawyers
{
    /// <summary>Who is assigned in the demo's matters: familiar with minors.</summary>
    private const string Assigned = "牛律师";

    public static IEnumerable<Lawyer> Of(Guid centre) =>
    [
        new(centre, new(Assigned, "云川示例律师事务所", "19999201910000001") { ForMinors = true, ForWomen = true }),
        new(centre, new("钱律师", "云川范本律师事务所", "19999201910000002") { ForMinors = true }),
        new(centre, new("孟律师", "云川范本律师事务所", "19999201910000003") { ForWomen = true }),
        new(centre, new("施律师", "云川样板律师事务所", "19999201910000004")),
    ];

    public static Task<Guid> AssignedAsync(DbContext db) => db.Set<Lawyer>().Where(l => l.Name == Assigned).Select(l => l.Id).SingleAsync();
}
