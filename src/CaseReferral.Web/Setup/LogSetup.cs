using Microsoft.Extensions.Logging.Console;

namespace CaseReferral.Web.Setup;

/// <summary>Where the log goes: the console, for systemd or a container to collect; in Production as JSON lines.</summary>
internal static class LogSetup
{
    public static void AddPlainJson(this ILoggingBuilder logging, IHostEnvironment environment)
    {
        // It would repeat each finding with each question; changes are told by the readings.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        logging.AddConsoleFormatter<PlainJsonFormatter, ConsoleFormatterOptions>();
        if (environment.IsProduction())
            logging.AddConsole(console => console.FormatterName = PlainJsonFormatter.FormatterName);
    }
}
