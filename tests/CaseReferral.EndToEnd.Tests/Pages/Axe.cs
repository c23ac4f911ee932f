using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>
/// axe-core in the page that is open: WCAG 2.0–2.2 A/AA and best practice. The script is sent once per document, runs where it
/// is and answers with what is wrong only; the ready-made runner sends it again each time and opens a second page to add up.
/// </summary>
public static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string Run =
        """
        async () => {
          const result = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            resultTypes: ['violations'], reporter: 'no-passes', selectors: false, preload: false,
          });
          if (!result.violations) throw new Error('axe gave no answer');
          return result.violations.map(v => v.id + ' ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '));
        }
        """;

    /// <summary>Every violation: the rule, and the first three places.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => typeof axe === 'object'"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
