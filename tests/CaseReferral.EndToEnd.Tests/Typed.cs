using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>What officers typed on a journey, to be looked for on the disk when it is over.</summary>
public sealed class Typed
{
    /// <summary>Words of the service, not of the person: kept in clear, because lists and figures read them.</summary>
    private static readonly string[] Clear = ["OperationName", "Language", "Duty", "RulingNumber", "Major"];

    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    public void Add(string field, string value)
    {
        var speaks = value.Any(c => c >= '\u2E80') || value.Count(char.IsAsciiDigit) > 8;
        if (speaks && !Clear.Contains(field.Split('.')[^1]))
            texts.Add(value);
    }

    /// <summary>Database, journal, attachments and log hold none of it; an officer's own name is no secret.</summary>
    public async Task IsNowhereAsync(Browsers browsers)
    {
        await using var db = browsers.App.Services.GetRequiredService<Core.Data.AppDbContexts>().For(Core.Common.Actor.System("test"));
        var officers = await db.Users.Select(o => o.DisplayName).ToListAsync(TestContext.Current.CancellationToken);
        var needles = new Needles(texts.Except(officers));
        var found = new HashSet<string>();
        await foreach (var (place, bytes) in browsers.PlacesAsync())
            found.UnionWith(needles.In(bytes).Select(text => $"{text} in {place}"));
        Assert.NotEmpty(texts);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
