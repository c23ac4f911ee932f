using CaseReferral.Core.Officers;

namespace CaseReferral.Web.Setup.Commands;

/// <summary>
/// Prints the token that opens the first set-up. Only somebody who may run commands on the server can have it, and only
/// while no account exists.
/// </summary>
internal sealed class AdminInit : ICommand
{
    public string Verb => "admin init";

    public string Summary => "print a one-time token for the first set-up at /setup";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        await Startup.MigrateAsync(services); // it may be the first thing that ever runs here
        if (await services.GetRequiredService<FirstAdministrators>().IssueTokenAsync(token) is not { } secret)
        {
            await Console.Error.WriteLineAsync("Accounts exist already; administrators are appointed in the system itself.");
            return 1;
        }
        await Console.Out.WriteLineAsync(secret);
        await Console.Error.WriteLineAsync($"Open /setup within {SetupToken.Lasts.TotalHours:0} hours and enter this token. It works once.");
        return 0;
    }
}
