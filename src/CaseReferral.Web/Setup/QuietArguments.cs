using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Setup;

/// <summary>
/// At Trace the framework writes the arguments of every action into the log: all that was typed, passwords too. Whoever
/// turns Trace on to look for a fault gets everything but that.
/// </summary>
internal sealed class QuietArguments : IPostConfigureOptions<LoggerFilterOptions>
{
    public const string Invoker = "Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        foreach (var provider in options.Rules.Select(r => r.ProviderName).Append(null).Distinct().ToList())
        {
            // The last of the longest matching rules decides, as in the framework; without one the provider follows the others.
            var rule = options.Rules.Where(r => r.ProviderName == provider && (r.CategoryName is null || Invoker.StartsWith(r.CategoryName, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(r => r.CategoryName?.Length ?? 0).LastOrDefault();
            if (rule is null ? provider is null && options.MinLevel == LogLevel.Trace : rule.LogLevel is null or LogLevel.Trace)
                options.Rules.Add(new LoggerFilterRule(provider, Invoker, LogLevel.Debug, rule?.Filter));
        }
    }
}
