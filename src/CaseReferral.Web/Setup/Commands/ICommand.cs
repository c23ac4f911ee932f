namespace CaseReferral.Web.Setup.Commands;

/// <summary>
/// A verb of the command line: <c>CaseReferral.Web audit verify</c>. Found by scanning; it gets the application's services
/// and settings, the web server does not start. Options are settings: <c>--chain X</c> is the setting "chain".
/// </summary>
internal interface ICommand
{
    /// <summary>The words that call it, e.g. "audit verify".</summary>
    string Verb { get; }

    /// <summary>One line for the list of verbs.</summary>
    string Summary { get; }

    /// <returns>The exit code: 0 well, 1 something was found or failed.</returns>
    Task<int> RunAsync(IServiceProvider services, CancellationToken token);
}
