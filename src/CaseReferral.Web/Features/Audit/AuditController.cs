using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Audit;

/// <summary>The trail for the audit administrator, on the page and as a file. What she takes away is itself in the trail.</summary>
[Authorize(Policy = Permissions.AuditRead), Route("audit")]
public sealed class AuditController(AuditQuery audit, AuditExport export, AppDbContext db) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AuditFilter filter, CancellationToken token) => View(await audit.LoadAsync(filter, token));

    [HttpGet("export"), EnableRateLimiting(RequestLimits.Export)]
    public async Task<IActionResult> Export(AuditFilter filter, CancellationToken token)
    {
        db.Note(new(AuditKind.Exported, nameof(AuditEntry), null) { Detail = AuditExport.Describe(filter) });
        await db.SaveChangesAsync(token);
        return new CsvResult("audit.csv", export.LinesAsync(filter, token));
    }
}
