using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace CaseReferral.Testing;

/// <summary>Keeps every line the application logs, at any level, with its exceptions and scopes.</summary>
public sealed class LogRecorder : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private IExternalScopeProvider? scopes;

    /// <summary>One place a line: the level and the category say where it comes from.</summary>
    public IEnumerable<(string Place, byte[] Bytes)> Lines =>
        lines.Select(line => (string.Join(' ', line.Split(' ').Take(2)), Encoding.UTF8.GetBytes(line)));

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() { }

    private sealed class Recorder(LogRecorder log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log.scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = new StringBuilder($"{logLevel} {category} {formatter(state, exception)} {exception}");
            log.scopes?.ForEachScope((scope, text) => text.Append(' ').Append(scope), line);
            log.lines.Enqueue(line.ToString());
        }
    }
}
