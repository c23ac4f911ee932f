using CaseReferral.Core.Attachments;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>While the scanner is away no file is taken, but everything else works: a concern, no reason to take the node out.</summary>
[Health("scanner", 50)]
internal sealed class ScannerCheck(IFileScanner scanner) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await scanner.AnswersAsync(cancellationToken) switch
        {
            true => Finding.Well("Health.ScannerAnswers"),
            false => Finding.Concern("Health.ScannerAway"),
            null => Finding.Well("Health.ScannerOff"),
        };
}
