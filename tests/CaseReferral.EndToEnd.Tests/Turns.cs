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

    /// <summary>Both nodes worked, and forms went to the node that had not made them.</summary>
    public void AreTaken()
    {
        lock (door)
        {
            var told = $"pages {string.Join(", ", pages.Select(p => $"{p.Key}: {p.Value}"))}; forms {forms}, of them to the other node {elsewhere}";
            TestContext.Current.SendDiagnosticMessage(told);
            TestContext.Current.TestOutputHelper?.WriteLine(told);
            Assert.True(pages.Count == 2 && pages.Values.Min() * 3 >= pages.Values.Max(), told);
            Assert.True(elsewhere * 2 > forms, told);
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
