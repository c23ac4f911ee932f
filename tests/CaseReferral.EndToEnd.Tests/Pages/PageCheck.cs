using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>
/// What every page owes its reader: no axe violation (WCAG 2.0–2.2 A/AA and best practice) with folds open, no sideways
/// scroll down to 320 px, no button whose words wrap. CR_SHOTS names a folder that keeps a picture of each page.
/// </summary>
public sealed class PageCheck
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly string? Shots = Environment.GetEnvironmentVariable("CR_SHOTS");
    private readonly List<string> findings = [];
    private readonly HashSet<string> seen = [];

    public IReadOnlyList<string> Findings => findings;
    public int Count => seen.Count;

    /// <summary>Checks the page that is open, once per name.</summary>
    public async Task LookAsync(IPage page, string name)
    {
        if (!seen.Add(name))
            return;
        await page.EvaluateAsync("document.querySelectorAll('details:not(.menu)').forEach(d => d.open = true)");
        // The bar that sticks to the lower edge covers whatever scrolls under it: that is no small target.
        await page.EvaluateAsync("document.querySelectorAll('.form-bar').forEach(b => b.style.position = 'static')");
        foreach (var width in new[] { 1366, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var result = await page.RunAxe(Rules);
            findings.AddRange(result.Violations.Select(v => $"{name} {width}: {v.Id} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            await MeasureAsync(page, name, width);
            await PictureAsync(page, $"{name}-{width}");
        }
        await page.SetViewportSizeAsync(320, 900);
        await MeasureAsync(page, name, 320);
        await page.SetViewportSizeAsync(1366, 900);
    }

    public static async Task PictureAsync(IPage page, string name)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name.Replace('/', '_').Replace(' ', '-') + ".png"), FullPage = true });
    }

    private async Task MeasureAsync(IPage page, string name, int width)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width)
            findings.Add($"{name} {width}: scrolls sideways, {wide} px");
        if (width == 320)
            return;
        var wrapped = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.btn, button')].filter(b => b.offsetParent !== null).filter(b => {
              const range = document.createRange();
              range.selectNodeContents(b);
              const rects = [...range.getClientRects()].filter(r => r.height > 8);
              return rects.length > 1 && Math.max(...rects.map(r => r.top)) - Math.min(...rects.map(r => r.top)) > 12;
            }).map(b => b.textContent.trim())
            """);
        findings.AddRange(wrapped.Select(words => $"{name} {width}: the button “{words}” wraps"));
    }
}
