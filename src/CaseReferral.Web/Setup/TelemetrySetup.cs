using System.Security.Cryptography;
using System.Text;
using CaseReferral.Core.Common;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CaseReferral.Web.Setup;

/// <summary>Settings of section "Telemetry": OpenTelemetry to a collector, and a page for Prometheus. Both are off without a value.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Address of an OTLP collector that speaks HTTP (http://collector:4318); traces and metrics go there.</summary>
    public string? Otlp { get; set; }

    /// <summary>Who sends "Authorization: Bearer KEY" may read /metrics.</summary>
    public string? MetricsKey { get; set; }

    public bool IsOn => !string.IsNullOrEmpty(Otlp) || ShowsMetrics;

    public bool ShowsMetrics => !string.IsNullOrEmpty(MetricsKey);
}

/// <summary>Traces of requests and jobs, metrics of the web server and of the work itself. No SQL, no query of an address, no name.</summary>
internal static class TelemetrySetup
{
    private const int ShortestKey = 20;

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Telemetry").Get<TelemetryOptions>() ?? new();
        services.AddSingleton(options);
        if (options.ShowsMetrics && options.MetricsKey!.Length < ShortestKey)
            throw new StartProblemException($"Telemetry:MetricsKey is shorter than {ShortestKey} characters; take a random one.");
        if (!options.IsOn)
            return;
        services.AddSingleton<WorkGauges>();
        services.AddHostedService(sp => sp.GetRequiredService<WorkGauges>());
        var collector = Collector(options.Otlp);
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(Telemetry.Name, serviceVersion: typeof(Program).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => AddMetrics(metrics, options, collector))
            .WithTracing(traces => AddTraces(traces, collector));
    }

    public static void MapMetrics(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<TelemetryOptions>();
        if (options.ShowsMetrics)
            app.MapPrometheusScrapingEndpoint("/metrics", null, branch => branch.Use((context, next) => OnlyWithKey(context, next, options.MetricsKey!)), null).AllowAnonymous();
    }

    private static void AddMetrics(MeterProviderBuilder metrics, TelemetryOptions options, Uri? collector)
    {
        metrics.AddAspNetCoreInstrumentation().AddMeter(Telemetry.Name, "System.Runtime");
        if (options.ShowsMetrics)
            metrics.AddPrometheusExporter();
        if (collector is not null)
            metrics.AddOtlpExporter(otlp => Send(otlp, new Uri(collector, "v1/metrics")));
    }

    private static void AddTraces(TracerProviderBuilder traces, Uri? collector)
    {
        if (collector is not null)
            traces.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation(asp => asp.Filter = IsWorthATrace).AddOtlpExporter(otlp => Send(otlp, new Uri(collector, "v1/traces")));
    }

    private static void Send(OtlpExporterOptions otlp, Uri address) => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, address);

    /// <summary>A balancer asks every second, and a style sheet says nothing.</summary>
    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/metrics") && !Path.HasExtension(context.Request.Path.Value);

    private static Uri? Collector(string? address) => string.IsNullOrEmpty(address) ? null
        : Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new StartProblemException($"Telemetry:Otlp is \"{address}\"; it must be the http or https address of a collector.");

    private static Task OnlyWithKey(HttpContext context, RequestDelegate next, string key)
    {
        var given = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        if (CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes($"Bearer {key}")))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
