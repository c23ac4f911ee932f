using System.Data.Common;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using CaseReferral.Core.Data;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>The reading of the checks beside what runs here.</summary>
public sealed class StatusQuery(AppDbContext db, HealthReadings readings, LostMailQuery mails, DatabaseChoice database, TimeProvider time)
{
    /// <summary>Set by the build: the release and the beginning of its commit.</summary>
    private static readonly string Version = Short(typeof(StatusQuery).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    public async Task<StatusPage> LoadAsync(CancellationToken token)
    {
        var report = await readings.ReadAsync(token);
        using var process = Process.GetCurrentProcess();
        return new(report.Status, [.. report.Entries.Select(e => Row(e.Key, e.Value))])
        {
            Version = Version,
            Runtime = RuntimeInformation.FrameworkDescription,
            Database = database.Provider.Name,
            Schema = await SchemaAsync(token),
            LostMails = await mails.LoadAsync(token),
            StartedAt = process.StartTime.ToUniversalTime(),
            Now = time.GetUtcNow().UtcDateTime,
        };
    }

    private static string Short(string version) => version.Split('+') is [var release, { Length: > 8 } commit] ? $"{release}+{commit[..8]}" : version;

    /// <summary>A check that broke down has no finding of its own.</summary>
    private static StatusRow Row(string name, HealthReportEntry entry) => entry.Data.Count > 0
        ? new(name, entry.Status, entry.Description!, Finding.ValuesOf(entry))
        : new(name, entry.Status, "Health.NotRead", []);

    private async Task<string?> SchemaAsync(CancellationToken token)
    {
        try
        {
            return (await db.Database.GetAppliedMigrationsAsync(token)).LastOrDefault();
        }
        catch (DbException)
        {
            return null;
        }
    }
}
