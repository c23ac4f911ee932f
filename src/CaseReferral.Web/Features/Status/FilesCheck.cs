using System.Data.Common;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>
/// The files of the newest documents are here. A node whose shared folder is not mounted would show none of them, and keep what is
/// uploaded to itself: it is unfit. A single missing file wants somebody to look.
/// </summary>
[Health("files", 25)]
internal sealed class FilesCheck(AppDbContexts contexts, IAttachmentStore store) : IHealthCheck
{
    private const int Newest = 5;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = contexts.For(Actor.System("health"));
        try
        {
            var names = await db.Set<Attachment>().OrderByDescending(a => a.Id).Select(a => a.StoredName).Take(Newest).ToListAsync(cancellationToken);
            var missing = 0;
            foreach (var name in names)
                missing += await IsHereAsync(name, cancellationToken) ? 0 : 1;
            return missing == 0 ? Finding.Well("Health.FilesHere", names.Count)
                : missing < names.Count ? Finding.Concern("Health.FilesMissing", names.Count, missing)
                : Finding.Unfit("Health.FilesElsewhere", names.Count);
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException or InvalidOperationException { InnerException: DbException })
        {
            // Whether the database answers is another check's to say.
            return Finding.Concern("Health.NotRead");
        }
    }

    private async Task<bool> IsHereAsync(string name, CancellationToken token)
    {
        try
        {
            await using var file = await store.OpenAsync(name, token);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
