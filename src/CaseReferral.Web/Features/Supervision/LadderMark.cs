using Microsoft.AspNetCore.Html;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>The four cells of the ladder, for eyes only; words stand beside them. Drawn once for each of the five it can be.</summary>
public static class LadderMark
{
    private const int Cells = 4;

    private static readonly HtmlString[] Drawn = [.. Enumerable.Range(0, Cells + 1).Select(Draw)];

    public static IHtmlContent Of(int lit) => Drawn[Math.Clamp(lit, 0, Cells)];

    private static HtmlString Draw(int lit) => new("<span class=\"ladder\" aria-hidden=\"true\">"
        + string.Concat(Enumerable.Range(0, Cells).Select(cell => cell < lit ? "<span class=\"on\"></span>" : "<span></span>")) + "</span>");
}
