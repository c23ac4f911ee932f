using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CaseReferral.Testing;

/// <summary>Keeps the keys that a page asked for and nobody wrote; a host that heard of one fails its test.</summary>
internal sealed class MissingTexts : ILoggerProvider, ILogger
{
    /// <summary>Where the warning comes from.</summary>
    public const string Category = "CaseReferral.Web.Shell.Texts";

    private readonly ConcurrentQueue<string> said = new();

    /// <exception cref="InvalidOperationException">A text was missing.</exception>
    public void Demand()
    {
        if (!said.IsEmpty)
            throw new InvalidOperationException(string.Join('\n', said));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        said.Enqueue(formatter(state, exception));

    public void Dispose() { }
}
