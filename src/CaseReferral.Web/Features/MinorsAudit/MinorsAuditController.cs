using System.Globalization;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.MinorsAudit;

/// <summary>The yearly audit of minors' data, for the audit administrator: when it is due, and the file.</summary>
[Authorize(Policy = Permissions.AuditRead), Route("audit/minors")]
public sealed class MinorsAuditController(MinorsAuditExport export, AppDbContext db, Show show) : Controller
{
    /// <summary>The system did not exist before.</summary>
    private const int FirstYear = 2020;

    [HttpGet("")]
    public IActionResult Index() => View(MinorsAuditPage.On(show.Today));

    [HttpGet("/audit/export/minors"), EnableRateLimiting(RequestLimits.Export)]
    public async Task<IActionResult> Export(int year, CancellationToken token)
    {
        if (year < FirstYear || year > show.Today.Year)
            return NotFound();
        db.Note(new(AuditKind.Exported, nameof(Core.Privacy.MinorsAudit), null) { Detail = $"year={year.ToString(CultureInfo.InvariantCulture)}" });
        await db.SaveChangesAsync(token);
        return new CsvResult($"minors-{year}.csv", export.LinesAsync(year, token));
    }
}
