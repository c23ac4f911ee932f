using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

/// <summary>
/// A clerk's hands on the keyboard: Tab and Shift+Tab, Enter, Space, arrows and what she types. Counts the pages that are
/// opened and the keys that lead somewhere; what a form must be told (words, digits) is not counted.
/// </summary>
public sealed class Keys
{
    /// <summary>Nobody looks for a button longer than that: the page needs a shorter way.</summary>
    private const int Patience = 120;

    private readonly IPage page;
    private bool yearFirst;

    public Keys(IPage page)
    {
        this.page = page;
        page.Request += (_, request) => Pages += request.IsNavigationRequest && request.RedirectedFrom is null && request.Frame == page.MainFrame ? 1 : 0;
    }

    public int Pages { get; private set; }
    public int Pressed { get; private set; }

    public void StartAgain() => (Pages, Pressed) = (0, 0);

    private async Task PressAsync(string key)
    {
        Pressed++;
        await page.Keyboard.PressAsync(key);
    }

    private Task<bool> IsAtAsync(string selector) => page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector);

    /// <summary>Tabs on until the first element of the selector has the focus.</summary>
    public Task ToAsync(string selector) => MoveAsync(selector, "Tab");

    /// <summary>The same backwards: to the menu and the search above the page.</summary>
    public Task BackToAsync(string selector) => MoveAsync(selector, "Shift+Tab");

    private async Task MoveAsync(string selector, string key)
    {
        for (var i = 0; !await IsAtAsync(selector); i++)
        {
            if (i == Patience)
                Assert.Fail($"{selector} is not reached on {page.Url}: {await page.Locator("main").InnerTextAsync()}");
            await PressAsync(key);
        }
    }

    /// <summary>Opens the link, or presses the button, and waits for the page it leads to.</summary>
    public async Task OpenAsync(string selector, bool back = false)
    {
        await MoveAsync(selector, back ? "Shift+Tab" : "Tab");
        await EnterAsync();
    }

    /// <summary>Enter where the focus is: in a field it sends the form.</summary>
    public async Task EnterAsync()
    {
        var loaded = new TaskCompletionSource();
        void OnLoad(object? sender, IPage loadedPage) => loaded.TrySetResult();
        page.Load += OnLoad;
        try
        {
            await PressAsync("Enter");
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally
        {
            page.Load -= OnLoad;
        }
    }

    /// <summary>Writes where the focus is.</summary>
    public Task WriteAsync(string words) => page.Keyboard.InsertTextAsync(words);

    /// <summary>Writes into a text field.</summary>
    public async Task WriteAsync(string name, string words)
    {
        await ToAsync(Field(name));
        await WriteAsync(words);
    }

    /// <summary>Chooses from a list, one arrow at a time; the words are the beginning of the option.</summary>
    public async Task ChooseAsync(string name, string valueOrWords)
    {
        await ToAsync(Field(name));
        for (var i = 0; !await page.EvaluateAsync<bool>("v => document.activeElement.value === v || document.activeElement.selectedOptions[0].text.startsWith(v)", valueOrWords); i++)
        {
            Assert.True(i < Patience, $"{name} does not offer {valueOrWords}.");
            await PressAsync("ArrowDown");
        }
    }

    /// <summary>Picks one of several circles.</summary>
    public async Task PickAsync(string name, string value)
    {
        await ToAsync(Field(name));
        for (var i = 0; !await IsAtAsync($"[value='{value}']"); i++)
        {
            Assert.True(i < Patience, $"{name} does not offer {value}.");
            await PressAsync("ArrowDown");
        }
        if (!await IsAtAsync(":checked"))
            await PressAsync("Space");
    }

    public async Task TickAsync(string name)
    {
        await ToAsync(Field(name));
        await PressAsync("Space");
    }

    /// <summary>Types the digits of a date into a date field, in the order in which this browser has year, month and day.</summary>
    public async Task DateAsync(string name, DateOnly date)
    {
        await ToAsync(Field(name));
        if (!await TypedAsync(name, date, yearFirst))
        {
            yearFirst = !yearFirst;
            foreach (var _ in new[] { 1, 2, 3 })
                await page.Keyboard.PressAsync("ArrowLeft");
            Assert.True(await TypedAsync(name, date, yearFirst), $"{name} does not take {date:yyyy-MM-dd}.");
        }
    }

    private async Task<bool> TypedAsync(string name, DateOnly date, bool yearIsFirst)
    {
        // A year may have six digits, so that it does not lead on by itself.
        await page.Keyboard.TypeAsync(yearIsFirst ? $"{date:yyyy}" : $"{date:MMddyyyy}");
        if (yearIsFirst)
        {
            await page.Keyboard.PressAsync("ArrowRight");
            await page.Keyboard.TypeAsync($"{date:MMdd}");
        }
        return await page.InputValueAsync(Field(name)) == $"{date:yyyy-MM-dd}";
    }

    /// <summary>Opens a fold.</summary>
    public async Task UnfoldAsync(string selector)
    {
        await ToAsync(selector);
        await PressAsync("Space");
    }

    private static string Field(string name) => $"[name='{name}']:not([type=hidden])";
}
