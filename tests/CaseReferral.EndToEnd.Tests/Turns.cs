using CaseReferral.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>Which node answered which page of a story, as the proxy's header says it.</summary>
internal sealed class Turns
{
    private readonly Lock door = new();
    private readonly Dictionary<IPage, string> shown = [];
    private readonly Dictionary<string, int> pages = [];
    private int forms, elsewhere;

    public void Watch(IBrowserContext context) => context.Response += (_, answer) => Note(answer);

    public string Told
    {
        get
        {
            lock (door)
                return $"{pages.Values.Sum()} pages ({string.Join(" and ", pages.Values)}), {forms} forms, {elsewhere} sent to the node that had not made them";
        }
    }

    /// <summary>Both nodes worked, and forms went to the node that had not made them.</summary>
    public void AreTaken()
    {
        var told = Told;
        lock (door)
        {
            Assert.True(pages.Count == 2 && pages.Values.Max() - pages.Values.Min() <= 2, told);
            Assert.True(elsewhere * 10 > forms * 9, told);
        }
    }

    private void Note(IResponse answer)
    {
        if (!answer.Request.IsNavigationRequest || !answer.Headers.TryGetValue(Nginx.NodeHeader, out var node))
            return;
        lock (door)
        {
            pages[node] = pages.GetValueOrDefault(node) + 1;
            var page = answer.Frame.Page;
            if (answer.Request.Method == "POST")
            {
                forms++;
                if (shown.TryGetValue(page, out var maker) && maker != node)
                    elsewhere++;
            }
            if (answer.Status is < 300 or >= 400)
                shown[page] = node;
        }
    }
}
