using Microsoft.Playwright;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>
/// What every page owes its reader: no axe violation (WCAG 2.0–2.2 A/AA and best practice) with folds open, no sideways
/// scroll down to 320 px, no button whose words wrap. CR_SHOTS names a folder that keeps a picture of each page.
/// </summary>
public sealed class PageCheck
{
    private const string WrappedButtons =
        """
        () => [...document.querySelectorAll('.btn, button')].filter(b => b.offsetParent !== null).filter(b => {
          const range = document.createRange();
          range.selectNodeContents(b);
          const rects = [...range.getClientRects()].filter(r => r.height > 8);
          return rects.length > 1 && Math.max(...rects.map(r => r.top)) - Math.min(...rects.map(r => r.top)) > 12;
        }).map(b => b.textContent.trim())
        """;

    private static readonly string? Shots = Environment.GetEnvironmentVariable("CR_SHOTS");
    private readonly List<string> findings = [];
    private readonly HashSet<string> seen = [];

    public IReadOnlyList<string> Findings => findings;
    public int Count => seen.Count;

    /// <summary>A page of this name was looked at.</summary>
    public bool Saw(string name) => seen.Contains(name);

    /// <summary>Checks the page that is open, once per name.</summary>
    public async Task LookAsync(IPage page, string name)
    {
        if (!seen.Add(name))
            return;
        // The bar that sticks to the lower edge covers whatever scrolls under it: that is no small target.
        await page.EvaluateAsync(
            """
            document.querySelectorAll('details:not(.menu)').forEach(d => d.open = true);
            document.querySelectorAll('.form-bar').forEach(b => b.style.position = 'static');
            """);
        foreach (var width in new[] { 1366, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange((await Axe.ViolationsAsync(page)).Select(v => $"{name} {width}: {v}"));
            findings.AddRange((await page.EvaluateAsync<string[]>(WrappedButtons)).Select(words => $"{name} {width}: the button “{words}” wraps"));
            await FitsAsync(page, name, width);
            await PictureAsync(page, $"{name}-{width}");
        }
        await page.SetViewportSizeAsync(320, 900);
        await FitsAsync(page, name, 320);
        await page.SetViewportSizeAsync(1366, 900);
    }

    public static async Task PictureAsync(IPage page, string name)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name.Replace('/', '_').Replace(' ', '-') + ".png"), FullPage = true });
    }

    private async Task FitsAsync(IPage page, string name, int width)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width)
            findings.Add($"{name} {width}: scrolls sideways, {wide} px");
    }
}
