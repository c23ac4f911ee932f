using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Notices;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>
/// While the mail server is away notices wait and are read on the page: a concern, no reason to take the node out. So is a mail
/// that was given up in the last week, or that waits for an hour.
/// </summary>
[Health("mail", 60)]
internal sealed class MailCheck(AppDbContexts contexts, SmtpSender mail, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Told = LostMailQuery.Told, Late = TimeSpan.FromHours(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!mail.IsOn)
            return Finding.Well("Health.MailOff");
        await using var db = contexts.For(Actor.System("health"));
        var now = time.GetUtcNow().UtcDateTime;
        var (waiting, oldest) = await db.LagAsync(now, cancellationToken);
        if (!await mail.AnswersAsync(cancellationToken))
            return Finding.Concern("Health.MailAway", waiting);
        if (await db.GivenUp(now - Told).CountAsync(cancellationToken) is > 0 and var lost)
            return Finding.Concern("Health.MailGivenUp", lost);
        return oldest < now - Late ? Finding.Concern("Health.MailLate", waiting, (long)(now - oldest.Value).TotalMinutes)
            : Finding.Well("Health.MailAnswers", waiting);
    }
}
