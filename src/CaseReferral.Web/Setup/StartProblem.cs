using CaseReferral.Core.Protection;
using Microsoft.AspNetCore.Connections;

namespace CaseReferral.Web.Setup;

/// <summary>The application cannot start as it is configured; the message is one sentence for the administrator.</summary>
public sealed class StartProblemException(string message) : Exception(message);

/// <summary>How a start that cannot succeed ends.</summary>
internal static class StartProblem
{
    /// <summary>
    /// What an administrator can put right is told in one sentence and ends the process with code 1, without a stack trace
    /// or a crash report. Anything else is a defect and stays one.
    /// </summary>
    public static void TellPlainly() => AppDomain.CurrentDomain.UnhandledException += (_, e) =>
    {
        if (e.ExceptionObject is not (StartProblemException or KeyFileException or IOException { InnerException: AddressInUseException }))
            return;
        Console.Error.WriteLine($"CaseReferral cannot start: {((Exception)e.ExceptionObject).Message}");
        Environment.Exit(1);
    };
}
