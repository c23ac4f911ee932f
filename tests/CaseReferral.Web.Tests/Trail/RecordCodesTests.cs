using System.Reflection;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Tests.Shell;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Trail;

/// <summary>The history of a record speaks the words of its form, also where two departments call a field by one name.</summary>
public sealed class RecordCodesTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public void EveryCode_OfARecordsField_HasItsWordInTheHistory()
    {
        using var scope = app.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<TrailWords>();
        var codes = Codes().ToList();
        Assert.True(codes.Count > 40, $"only {codes.Count} codes found");
        // In Chinese: an English word may end in its own code ("Level: college").
        Assert.Empty(TextsTests.In("zh-CN", () => codes.Where(c => words.IsKnown(c.Field) && IsBare(c, words)).Select(c => $"{c.Area}.{c.Field}.{c.New}").ToList()));
    }

    private static bool IsBare(SeenChange change, TrailWords words) =>
        words.Changes([change], new Dictionary<Guid, string>())!.EndsWith(change.New!, StringComparison.Ordinal);

    /// <summary>A record lists the codes of its field X, or of a field of a row it holds, as XCodes.</summary>
    private static IEnumerable<SeenChange> Codes() =>
        from type in typeof(Handoff).Assembly.GetTypes()
        where type.Namespace?.StartsWith("CaseReferral.Core.Departments.", StringComparison.Ordinal) == true
        from list in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        where list.Name.EndsWith("Codes", StringComparison.Ordinal) && list.FieldType == typeof(IReadOnlyList<string>)
        from code in (IReadOnlyList<string>)list.GetValue(null)!
        select new SeenChange(type.Namespace!.Split('.')[^1], list.Name[..^"Codes".Length], typeof(string), null, code, false);
}
