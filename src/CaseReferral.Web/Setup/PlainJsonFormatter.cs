using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CaseReferral.Web.Setup;

/// <summary>
/// One JSON object a line, and nothing in it that was typed by a person. Our own messages hold ids and counts only; a
/// framework's hold whatever it handled (addresses with search words, values that did not bind), so of those the template
/// is kept and the values are not. Of an exception the kind and the place are kept: its message may quote the data.
/// </summary>
public sealed class PlainJsonFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain-json";
    private const string Template = "{OriginalFormat}";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", $"{logEntry.LogLevel}");
            json.WriteString("source", logEntry.Category);
            if (logEntry.EventId.Id != 0)
                json.WriteNumber("event", logEntry.EventId.Id);
            if (Activity.Current is { } activity)
                json.WriteString("trace", $"{activity.TraceId}");
            WriteMessage(json, logEntry);
            if (logEntry.Exception is { } failure)
                WriteFailure(json, failure);
            json.WriteEndObject();
        }
        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteMessage<TState>(Utf8JsonWriter json, in LogEntry<TState> entry)
    {
        var values = entry.State as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        if (!IsOurs(entry.Category))
        {
            json.WriteString("message", values.LastOrDefault(v => v.Key == Template).Value?.ToString() ?? "");
            return;
        }
        json.WriteString("message", entry.Formatter(entry.State, null));
        foreach (var (name, value) in values.Where(v => v.Key != Template))
            json.WriteString(name, value?.ToString());
    }

    /// <summary>The addresses the server listens on come from the settings, not from people.</summary>
    private static bool IsOurs(string category) =>
        category.StartsWith("CaseReferral.", StringComparison.Ordinal) || category == "Microsoft.Hosting.Lifetime";

    private static void WriteFailure(Utf8JsonWriter json, Exception failure)
    {
        json.WriteStartArray("failure");
        for (var inner = failure; inner is not null; inner = inner.InnerException)
            json.WriteStringValue($"{inner.GetType().FullName}{(inner is System.Data.Common.DbException { SqlState: { } state } ? $" {state}" : "")}\n{inner.StackTrace}");
        json.WriteEndArray();
    }
}
