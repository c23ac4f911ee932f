using System.Net;
using System.Text.Json;
using CaseReferral.Testing;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CaseReferral.Web.Tests.Operations;

/// <summary>
/// The log of a working day, at a level more talkative than anybody would set: JSON lines, and not one word that was typed.
/// </summary>
public sealed class LogTests : IDisposable
{
    private const string Name = "欧阳标记", OtherName = "阿标", IdNumber = "999999201603050074", Phone = "13800001234", Narrative = "三日未进食标记", FileName = "标记扫描件", Wrong = "标记输入";
    private static readonly string[] Markers =
        [Name, OtherName, IdNumber, Phone, Narrative, FileName, Wrong, Visitor.Password, .. new[] { Name, Narrative, FileName, Wrong }.Select(Uri.EscapeDataString)];

    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-log-").FullName;

    [Fact]
    public async Task Log_OfADayOfWork_HoldsNothingThatWasTyped()
    {
        await using var server = await Executable.ServeAsync(folder, "--Demo=true", "--DemoCases=true", "--Logging:Console:FormatterName=plain-json", "--Logging:LogLevel:Default=Debug");
        var police = await server.Visitor().SignInAsync("shi-xingzhen");
        await police.GoAsync("/rescues/new");
        var day = Show.Local(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1)).ToString("yyyy-MM-dd", null);
        await police.SendAsync(new()
        {
            ["On"] = day,
            ["At"] = "09:00",
            ["Region"] = "999902",
            ["Source"] = "operation",
            ["LegalAidToldOn"] = day,
            ["PrivacyToldOn"] = day,
            ["Persons[0].Sex"] = "1",
            ["Persons[0].Name"] = Name,
            ["Persons[0].OtherNames"] = OtherName,
            ["Persons[0].IdNumber"] = IdNumber,
            ["Persons[0].Phone"] = Phone,
            ["Persons[0].BodyMarks"] = Narrative,
            ["Place"] = Narrative,
        });
        Assert.True(police.Path.StartsWith("/cases/0", StringComparison.Ordinal), string.Join('\n', police.Page.QuerySelectorAll(".invalid-feedback, .alert li").Select(e => e.TextContent.Trim())));
        Assert.Equal(HttpStatusCode.OK, police.Status);
        await police.GoAsync("/cases");
        await police.SendAsync(new() { ["q"] = Name }, "form.top-search");
        await police.SendAsync(new() { ["q"] = IdNumber }, "form.top-search");
        await police.GoAsync("/rescues/new");
        await police.SendAsync(new() { ["On"] = Wrong, ["Persons[0].Age"] = Wrong, ["HeadRank"] = Wrong });
        await police.GoAsync($"/cases?q={Uri.EscapeDataString(Name)}&stage={Uri.EscapeDataString(Wrong)}");
        await police.GoAsync($"/{Uri.EscapeDataString(Wrong)}");
        await server.Visitor().SignInAsync(Wrong, Wrong);

        var lines = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')).ToList();
        Assert.True(lines.Count > 100, $"{lines.Count} lines");
        Assert.All(lines, line => JsonDocument.Parse(line));
        Assert.Empty(lines.Where(line => Markers.Any(m => line.Contains(m, StringComparison.OrdinalIgnoreCase))).Take(3));
    }

    [Fact]
    public void Failure_IsKeptByKindAndPlace_NotByItsWords()
    {
        var line = Write("CaseReferral.Web.Any", "Job {Job} failed at {Id}", Thrown(), "urging-ladder", 7);
        Assert.DoesNotContain(Name, line, StringComparison.Ordinal);
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal("Job urging-ladder failed at 7", json.GetProperty("message").GetString());
        Assert.Equal("urging-ladder", json.GetProperty("Job").GetString());
        Assert.Contains("System.FormatException", json.GetProperty("failure")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), json.GetProperty("failure")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Framework_IsKeptByItsTemplate() =>
        Assert.Equal("Request {Path}", JsonDocument.Parse(Write("Microsoft.AspNetCore.Any", "Request {Path}", null, Name)).RootElement.GetProperty("message").GetString());

    private static FormatException Thrown()
    {
        try
        {
            throw new FormatException($"'{Name}' was not recognised");
        }
        catch (FormatException failure)
        {
            return failure;
        }
    }

    /// <summary>As a logger would, with the state that LoggerExtensions makes of a template.</summary>
    private static string Write(string category, string template, Exception? failure, params object[] values)
    {
        using var text = new StringWriter();
        var keeper = new Keeper();
#pragma warning disable CA2254 // The template is the subject of this test.
        keeper.LogError(failure, template, values);
#pragma warning restore CA2254
        var entry = new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(LogLevel.Error, category, default, keeper.State!, failure, (state, _) => $"{state}");
        new PlainJsonFormatter(TimeProvider.System).Write(entry, null, text);
        return text.ToString();
    }

    private sealed class Keeper : ILogger
    {
        public IReadOnlyList<KeyValuePair<string, object?>>? State { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            State = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
    }

    public void Dispose() => Directory.Delete(folder, true);
}
