namespace CaseReferral.EndToEnd.Tests;

/// <summary>The same, keeping the log: a journey looks in it for what was typed.</summary>
public sealed class RecordedBrowsers : Browsers
{
    protected override bool Records => true;
}

/// <summary>The same over the demo city's cases.</summary>
public sealed class BrowsersWithCases : Browsers
{
    protected override bool WithCases => true;
}
