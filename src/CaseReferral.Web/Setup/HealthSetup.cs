using System.Reflection;
using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Status;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Setup;

/// <summary>The checks of the running system, found by scanning, and the page that shows them.</summary>
internal static class HealthSetup
{
    /// <summary>A load balancer waits about as long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static void AddHealth(this IServiceCollection services)
    {
        var checks = services.AddHealthChecks();
        foreach (var (type, health) in Found())
            checks.Add(new(health.Name, sp => (IHealthCheck)ActivatorUtilities.CreateInstance(sp, type), HealthStatus.Unhealthy, null, Longest));
        services.AddSingleton<HealthReadings>();
        services.AddSingleton(new NavItem("Nav.Status", "activity", "/status", 65, u => u.May(Permissions.JobsManage)) { Group = "Shell.NavAdmin" });
    }

    private static IEnumerable<(Type Type, HealthAttribute Health)> Found() =>
        from type in typeof(HealthSetup).Assembly.GetTypes()
        let health = type.GetCustomAttribute<HealthAttribute>()
        where health is not null
        orderby health.Order
        select (type, health);
}
