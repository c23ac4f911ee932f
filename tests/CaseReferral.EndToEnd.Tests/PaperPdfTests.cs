using System.Text.RegularExpressions;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>
/// Every official paper as the PDF that headless Chromium makes of it: A4, the same each time, and its Chinese text is text
/// that can be searched and copied, not a picture of it.
/// </summary>
public sealed class PaperPdfTests(Browsers browsers) : IClassFixture<Browsers>
{
    public static TheoryData<string> Kinds => [.. PaperShelf.All.Select(t => t.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Paper_AsPdf_IsTheSameTwice_AndGivesItsTextBack(string kind)
    {
        var story = new Story(browsers.App);
        var trial = PaperShelf.All.Single(t => t.Kind == kind);
        var id = await trial.ReadyAsync(story);
        var page = await browsers.AsAsync(trial.Issuer);
        await page.GotoAsync(new PaperKinds().Find(kind) is CasePaper ? $"/cases/{id}" : $"/handoffs/{id}");
        await page.Locator($"form[action='/papers/{kind}/{id}'] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("main.sheet h1")).ToBeVisibleAsync();
        using var pdf = new PaperPdf(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        using var again = new PaperPdf(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Equal(pdf.Layout, again.Layout);
        Assert.Equal((595, 842), pdf.Size);
        Assert.Contains(Bare(await page.InnerTextAsync("main.sheet h1")), pdf.Text, StringComparison.Ordinal);
        Assert.Contains(Bare(await page.InnerTextAsync(".docno span:last-child")), pdf.Text, StringComparison.Ordinal);
        await HoldsItsUnitsAsync(story, page, pdf);
        await HoldsItsLinesAsync(page, pdf);
    }

    /// <summary>Whom it is for and from: every unit the sheet names.</summary>
    private static async Task HoldsItsUnitsAsync(Story story, IPage page, PaperPdf pdf)
    {
        var sheet = Bare(await page.InnerTextAsync("main.sheet"));
        var named = (await story.ReadAsync(db => db.Set<Organisation>().Select(o => o.Name).ToListAsync())).Select(Bare).Where(n => sheet.Contains(n, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, n => !pdf.Text.Contains(n, StringComparison.Ordinal));
    }

    /// <summary>Each heading, paragraph and cell of the sheet, character by character.</summary>
    private static async Task HoldsItsLinesAsync(IPage page, PaperPdf pdf)
    {
        var lines = (await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main.sheet h2, main.sheet th, main.sheet td, main.sheet p')]
              .filter(e => !e.querySelector('p, td, th') && e.offsetParent !== null).map(e => e.innerText)
            """)).Select(Bare).Where(l => l.Length > 0).Distinct().ToList();
        Assert.True(lines.Count > 5, $"only {lines.Count} lines");
        var missing = lines.FindAll(l => !pdf.Text.Contains(l, StringComparison.Ordinal));
        Assert.True(missing.Count == 0, $"not in the PDF: {string.Join(" | ", missing)}\n{pdf.Text}");
    }

    private static string Bare(string text) => PaperPdf.Normal(Regex.Replace(text, @"\s+", ""));
}
