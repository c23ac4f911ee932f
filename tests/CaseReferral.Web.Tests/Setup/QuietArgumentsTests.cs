using CaseReferral.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CaseReferral.Web.Tests.Setup;

/// <summary>What is typed never reaches the log, whatever an administrator turns on; and nothing else becomes louder by it.</summary>
public sealed class QuietArgumentsTests
{
    private const string Invoker = "Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker";

    [Theory]
    [InlineData("Logging:LogLevel:Default", "Trace", LogLevel.Debug), InlineData("Logging:LogLevel:Microsoft.AspNetCore", "Trace", LogLevel.Debug)]
    [InlineData("Logging:LogLevel:" + Invoker, "Trace", LogLevel.Debug), InlineData("Logging:LogLevel:Default", "Information", LogLevel.Information)]
    [InlineData("Logging:LogLevel:Default", "Warning", LogLevel.Warning), InlineData("Logging:LogLevel:Microsoft.AspNetCore.Mvc", "Error", LogLevel.Error)]
    public async Task ActionArguments_StaySilent_OtherLevelsAsConfigured(string setting, string level, LogLevel lowest)
    {
        await using var app = new AppFactory { Log = new(), Settings = new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Warning", [setting] = level } };
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Invoker);
        Assert.True(logger.IsEnabled(lowest));
        Assert.False(logger.IsEnabled(lowest - 1));
    }
}
