using CaseReferral.Web.Setup;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>
/// Space for uploads and, on SQLite, for every save. Below Status:FreeMegabytes (500) writing is about to fail and the node
/// is unfit; below four times as much somebody should look.
/// </summary>
[Health("disk", 20)]
internal sealed class DiskCheck(DataFolder folder, IConfiguration configuration) : IHealthCheck
{
    private const long Megabyte = 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder.Path)! : folder.Path).AvailableFreeSpace / Megabyte;
        var least = configuration.GetValue("Status:FreeMegabytes", 500L);
        return Task.FromResult(free < least ? Finding.Unfit("Health.Free", free)
            : free < 4 * least ? Finding.Concern("Health.Free", free)
            : Finding.Well("Health.Free", free));
    }
}
