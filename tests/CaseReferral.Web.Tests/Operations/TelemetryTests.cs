using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CaseReferral.Core.Jobs;
using CaseReferral.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>What monitoring gets: how much work waits and how the server does, and nothing of a person.</summary>
public sealed class TelemetryTests
{
    private const string Key = "a-key-of-more-than-20-characters";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_AreThere_OnlyWithTheKey()
    {
        await using var off = new AppFactory();
        Assert.Equal(HttpStatusCode.NotFound, (await (await off.AsAsync("xitong")).GoAsync("/metrics")).Status);

        await using var app = new AppFactory { Settings = new Dictionary<string, string> { ["Telemetry:MetricsKey"] = Key } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await MetricsAsync(app, null)).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await MetricsAsync(app, Key + "x")).Code);
        Assert.Equal(HttpStatusCode.OK, (await MetricsAsync(app, Key)).Code);
    }

    [Fact]
    public async Task Metrics_CountTheWorkThatWaits()
    {
        await using var app = new AppFactory { DemoCases = true, Settings = new Dictionary<string, string> { ["Telemetry:MetricsKey"] = Key } };
        var text = "";
        for (var attempt = 0; attempt < 100 && !(text.Contains("casereferral_handoffs_live", StringComparison.Ordinal) && text.Contains("http_server_request", StringComparison.Ordinal)); attempt++)
        {
            await Task.Delay(100, Token); // counted beside the start; the page is kept for a moment, and knows no request that still runs
            text = (await MetricsAsync(app, Key)).Text;
        }
        Assert.Matches("""casereferral_handoffs_live\{[^}]*state="Sent"[^}]*\} [1-9]""", text);
        Assert.Contains("casereferral_handoffs_overdue", text, StringComparison.Ordinal);
        Assert.Contains("casereferral_mail_waiting", text, StringComparison.Ordinal);
        Assert.Contains("casereferral_mail_lag_seconds", text, StringComparison.Ordinal);
        Assert.Contains("casereferral_jobs_lag_seconds", text, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_NameTheRouteAndTheJob_AndNobody()
    {
        var got = new ConcurrentQueue<string>();
        await using var collector = await CollectorAsync(got);
        await using var app = new AppFactory { Settings = new Dictionary<string, string> { ["Telemetry:Otlp"] = collector.Urls.First() } };
        var @case = await new Story(app).RescueAsync();
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}");
        await police.GoAsync("/search?q=王小花");
        await app.Services.RunJobsAsync(Token);
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        var all = string.Concat(got);
        Assert.Contains("/v1/traces", all, StringComparison.Ordinal);
        Assert.Contains("/v1/metrics", all, StringComparison.Ordinal);
        Assert.Contains("cases/{id:guid}", all, StringComparison.Ordinal);
        Assert.Contains($"job {app.Services.GetRequiredService<JobCatalogue>().All[0].Name}", all, StringComparison.Ordinal);
        Assert.DoesNotContain("王小花", Uri.UnescapeDataString(all), StringComparison.Ordinal);
        Assert.DoesNotContain(Story.Police, all, StringComparison.Ordinal);
    }

    /// <summary>Somebody's collector: keeps what it is sent.</summary>
    private static async Task<WebApplication> CollectorAsync(ConcurrentQueue<string> got)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Token);
            got.Enqueue($"{context.Request.Path} {Encoding.UTF8.GetString(body.ToArray())}");
        });
        await collector.StartAsync(Token);
        return collector;
    }

    private static async Task<(HttpStatusCode Code, string Text)> MetricsAsync(AppFactory app, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await app.Anonymous().Http.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
