using System.Diagnostics;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Setup;

/// <summary>Runs a verb of the command line as an administrator does: a process of its own beside the running application.</summary>
internal static class Verb
{
    public static Task<(string Output, string Errors)> RunAsync(AppFactory app, int expected, params string[] words) =>
        RunAsync(app, expected, "Development", words);

    public static async Task<(string Output, string Errors)> RunAsync(AppFactory app, int expected, string environment, string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        foreach (var word in words.Prepend(Path.Combine(AppContext.BaseDirectory, "CaseReferral.Web.dll")).Append($"--Data:Directory={app.Folder}").Append("--Database:Provider=Sqlite"))
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var said = (await output, await errors);
        Assert.True(expected == process.ExitCode, $"exit code {process.ExitCode}: {said}");
        return said;
    }
}
