using System.Diagnostics.Metrics;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Notices;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Setup;

/// <summary>
/// The work of the whole installation as gauges: hand-offs that wait for somebody by state, those past their limit, how late
/// the automatic steps are, and what waits to be mailed. Counted once in a while for everybody who asks; between two counts the database has peace.
/// </summary>
internal sealed partial class WorkGauges : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);
    private readonly AppDbContexts contexts;
    private readonly JobCatalogue jobs;
    private readonly IMailSender mail;
    private readonly TimeProvider time;
    private readonly ILogger<WorkGauges> logger;
    private readonly Meter meter = new(Telemetry.Name);
    private volatile Counts counts = new([], 0, 0, 0, 0);

    public WorkGauges(AppDbContexts contexts, JobCatalogue jobs, IMailSender mail, TimeProvider time, ILogger<WorkGauges> logger)
    {
        (this.contexts, this.jobs, this.mail, this.time, this.logger) = (contexts, jobs, mail, time, logger);
        meter.CreateObservableGauge("casereferral.handoffs.live", () => counts.Live.Select(l => new Measurement<int>(l.Value, KeyValuePair.Create("state", (object?)$"{l.Key}"))),
            "{handoff}", "Hand-offs that wait for somebody, by state");
        meter.CreateObservableGauge("casereferral.handoffs.overdue", () => counts.Overdue, "{handoff}", "Hand-offs past their limit");
        meter.CreateObservableGauge("casereferral.mail.waiting", () => counts.MailWaiting, "{mail}", "Notices that wait to be mailed");
        meter.CreateObservableGauge("casereferral.mail.lag", () => counts.MailLag, "s", "How long the oldest of them has waited");
        meter.CreateObservableGauge("casereferral.jobs.lag", () => counts.JobsLag, "s", "How long the latest automatic step has been due");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                counts = await CountAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(failure); // the last counts stay; a database that is away shows in /health/ready
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Counts> CountAsync(CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = contexts.For(Actor.System("telemetry"));
        var live = db.Set<Handoff>().Where(h => h.HolderId != null);
        var states = await db.Set<JobState>().AsNoTracking().ToListAsync(token);
        var (waiting, oldest) = mail.IsOn ? await db.LagAsync(now, token) : (0, null);
        return new(
            await live.GroupBy(h => h.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, token),
            await live.CountAsync(h => h.DueAt < now, token),
            states.Where(s => !s.IsRunning(now)).Select(s => jobs.Find(s.Name) is { } job ? (now - s.StartedAt - job.Interval).TotalSeconds : 0).Append(0).Max(),
            waiting,
            oldest is { } first ? (now - first).TotalSeconds : 0);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The work could not be counted")]
    private partial void LogFailure(Exception failure);

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    private sealed record Counts(Dictionary<HandoffStatus, int> Live, int Overdue, double JobsLag, int MailWaiting, double MailLag);
}
