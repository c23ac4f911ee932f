using System.Net.Sockets;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using Microsoft.AspNetCore.Connections;

namespace CaseReferral.Web.Setup;

/// <summary>The application cannot start as it is configured; the message is one sentence for the administrator.</summary>
public sealed class StartProblemException(string message) : Exception(message);

/// <summary>How a start that cannot succeed ends.</summary>
internal static class StartProblem
{
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>
    /// What an administrator can put right is told in one sentence and ends the process with code 1, without a stack trace
    /// or a crash report. Anything else is a defect and stays one.
    /// </summary>
    public static void TellPlainly() => AppDomain.CurrentDomain.UnhandledException += (_, e) =>
    {
        if (e.ExceptionObject is not Exception failure || !IsForTheAdministrator(failure))
            return;
        Console.Error.WriteLine($"CaseReferral cannot start: {failure.Message}");
        Environment.Exit(1);
    };

    /// <summary>Ours, a value of the settings that is no number or no yes or no, a file of settings that is no JSON, an address that cannot be had.</summary>
    public static bool IsForTheAdministrator(Exception failure) => failure is StartProblemException or KeyFileException or CopyRefusedException
        or InvalidOperationException { Source: Binder } or InvalidDataException or SocketException or IOException { InnerException: AddressInUseException };
}
