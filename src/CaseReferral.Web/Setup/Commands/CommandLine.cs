using System.Data.Common;

namespace CaseReferral.Web.Setup.Commands;

/// <summary>Runs the verb the arguments begin with, instead of the web server.</summary>
internal static class CommandLine
{
    private const int Failed = 1, Misuse = 2;

    /// <summary>True when the arguments begin with a word: settings begin with a dash.</summary>
    public static bool IsVerb(string[] args) => args is [{ Length: > 0 } first, ..] && first[0] is not ('-' or '/');

    /// <summary>The arguments as settings: an option without a value, such as <c>--dry-run</c>, is a yes.</summary>
    public static string[] Settings(string[] args) =>
        [.. args.Select((a, i) => a.StartsWith("--", StringComparison.Ordinal) && !a.Contains('=') && (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)) ? a + "=true" : a)];

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var words = string.Join(' ', args.TakeWhile(a => IsVerb([a])));
        var commands = All();
        if (commands.Find(c => words == c.Verb || words.StartsWith(c.Verb + " ", StringComparison.Ordinal)) is not { } command)
        {
            await Console.Error.WriteLineAsync($"Unknown verb: {words}. There are:");
            foreach (var known in commands)
                await Console.Error.WriteLineAsync($"  {known.Verb,-16} {known.Summary}");
            return Misuse;
        }
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; interrupted.Cancel(); };
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await command.RunAsync(scope.ServiceProvider, interrupted.Token);
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException or OperationCanceledException || StartProblem.IsForTheAdministrator(failure))
        {
            await Console.Error.WriteLineAsync(failure is OperationCanceledException ? $"{command.Verb}: interrupted." : $"{command.Verb}: {failure.Message}");
            return Failed;
        }
    }

    internal static List<ICommand> All() =>
        [.. typeof(CommandLine).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICommand)))
            .Select(t => (ICommand)Activator.CreateInstance(t)!).OrderBy(c => c.Verb, StringComparer.Ordinal)];
}
