using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>What an officer does in a browser, in the words of the scenarios.</summary>
public sealed class Officer(IPage page)
{
    public IPage Page => page;

    public async Task<Officer> OpenAsync(string path, int expected = 200)
    {
        var response = await page.GotoAsync(path);
        Assert.Equal(expected, response!.Status);
        return this;
    }

    /// <summary>Clicks a button or link by its visible words.</summary>
    public async Task<Officer> PressAsync(string words)
    {
        var main = page.Locator("main");
        var button = main.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });
        var target = await button.CountAsync() > 0 ? button : main.GetByRole(AriaRole.Link, new() { Name = words, Exact = true });
        await target.First.ClickAsync();
        // Asks the document: the event of its loading may already have passed when a wait for it begins.
        await page.WaitForFunctionAsync("document.readyState === 'complete'", null, new() { PollingInterval = 20 });
        return this;
    }

    public async Task<Officer> FillAsync(string field, string value)
    {
        await page.FillAsync($"[name='{field}']", value);
        return this;
    }

    public async Task<Officer> ChooseAsync(string field, string label)
    {
        await page.SelectOptionAsync($"[name='{field}']", new SelectOptionValue { Label = label });
        return this;
    }

    /// <summary>Chooses the option whose label begins with the words.</summary>
    public async Task<Officer> ChooseUnitAsync(string field, string words)
    {
        var value = await page.Locator($"[name='{field}'] option", new() { HasText = words }).First.GetAttributeAsync("value");
        await page.SelectOptionAsync($"[name='{field}']", value!);
        return this;
    }

    public async Task<Officer> TickAsync(string field, string value)
    {
        await page.CheckAsync($"[name='{field}'][value='{value}']");
        return this;
    }

    public async Task<Officer> UntickAsync(string field, string value)
    {
        await page.UncheckAsync($"[name='{field}'][value='{value}']");
        return this;
    }

    public async Task<Officer> AttachAsync(string field, string name, string mediaType, byte[] content)
    {
        await page.SetInputFilesAsync($"[name='{field}']", new FilePayload { Name = name, MimeType = mediaType, Buffer = content });
        return this;
    }

    /// <summary>Attaches a document to the case page that is open, and comes back.</summary>
    public async Task<Officer> UploadAsync(string category)
    {
        await PressAsync("上传文书");
        await ChooseAsync("Category", category);
        await AttachAsync("File", "文书.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray());
        await PressAsync("上传文书");
        return this;
    }

    public async Task<Officer> SeesAsync(string words)
    {
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        return this;
    }

    public async Task<Officer> DoesNotSeeAsync(string words)
    {
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync(words);
        return this;
    }

    /// <summary>The refusal on top of the page: the sentence of the rule.</summary>
    public async Task<Officer> IsToldAsync(string words)
    {
        await Assertions.Expect(page.Locator(".err-summary")).ToContainTextAsync(words);
        return this;
    }

    /// <summary>An action is listed as not possible yet, with its reason.</summary>
    public async Task<Officer> IsBlockedAsync(string action, string reason)
    {
        var item = page.Locator(".blocked li", new() { HasText = action }).First;
        await Assertions.Expect(item).ToContainTextAsync(reason);
        return this;
    }

    public async Task<string> ValueAsync(string field) => await page.InputValueAsync($"[name='{field}']");

    public string Path => new Uri(page.Url).AbsolutePath;
}
