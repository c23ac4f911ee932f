using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>
/// What a check found: a text key and its numbers, so that the page can say it in both languages. Well serves; a concern
/// still serves and wants somebody to look; unfit means that this node must get no requests.
/// </summary>
internal static class Finding
{
    private const string Values = "values";

    public static HealthCheckResult Well(string key, params object[] values) => HealthCheckResult.Healthy(key, Data(values));

    public static HealthCheckResult Concern(string key, params object[] values) => HealthCheckResult.Degraded(key, null, Data(values));

    public static HealthCheckResult Unfit(string key, params object[] values) => HealthCheckResult.Unhealthy(key, null, Data(values));

    /// <summary>The numbers of the finding; none when the check itself broke down.</summary>
    public static object[] ValuesOf(HealthReportEntry entry) => entry.Data.TryGetValue(Values, out var values) ? (object[])values : [];

    private static Dictionary<string, object> Data(object[] values) => new() { [Values] = values };
}
