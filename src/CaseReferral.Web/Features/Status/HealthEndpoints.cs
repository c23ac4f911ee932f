using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Account;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>
/// For load balancers and monitoring. Live: the process answers. Ready: it may get requests (503 when not). A stranger
/// learns one word; the system administrator also which check said what.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // Before everything else: it asks for no session and no database, whatever cookie comes with it.
        app.MapGet("/health/live", () => "ok").AllowAnonymous().ShortCircuit();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, HealthReadings readings)
    {
        var report = await readings.ReadAsync(context.RequestAborted);
        var code = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return ActorClaims.Read(context.User).May(Permissions.JobsManage)
            ? Results.Json(new { status = Word(report.Status), checks = report.Entries.ToDictionary(e => e.Key, e => Word(e.Value.Status)) }, statusCode: code)
            : Results.Json(new { status = Word(report.Status) }, statusCode: code);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
