using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

/// <summary>A clerk at her desk: her inbox, her keys, and the tasks she has done so far.</summary>
public sealed class Desk(IPage page, Story story, string start)
{
    private readonly List<TaskDone> done = [];

    public Keys Keys { get; } = new(page);
    public IReadOnlyList<TaskDone> Done => done;
    public string Path => new Uri(page.Url).AbsolutePath;

    /// <summary>Does a task from the inbox, as it stands there after signing in.</summary>
    public async Task DoAsync(string task, Func<Task> steps)
    {
        await page.GotoAsync(start, new() { Referer = new Uri(new Uri(page.Url), "/sign-in").ToString() });
        Keys.StartAgain();
        await steps();
        Assert.Equal(0, await page.Locator(".err-summary").CountAsync());
        done.Add(new(task, Keys.Pages, Keys.Pressed));
    }

    /// <summary>Opens a hand-off from the inbox.</summary>
    public Task OpenAsync(Guid handoff) => Keys.OpenAsync($"main a[href='/handoffs/{handoff}']");

    /// <summary>Opens a case from the list of cases.</summary>
    public async Task OpenCaseAsync(Guid id)
    {
        await Keys.OpenAsync(".sidenav a[href='/cases']", back: true);
        await Keys.OpenAsync($"main a[href='/cases/{id}']");
    }

    /// <summary>Presses an action of the page: a button that acts at once, or the link to its form.</summary>
    public Task PressAsync(string action) => Keys.OpenAsync($"main form[action$='/do/{action}'] button, main a[href$='/do/{action}']");

    /// <summary>Sends the form: by Enter in a one-line field whose Enter does that, else by its button.</summary>
    public async Task SendAsync()
    {
        const string EnterSends = "(e => e.matches('input:not([type=radio]):not([type=checkbox]):not([type=file])') && e.form.querySelector('[type=submit]') === e.form.querySelector('.form-bar button'))(document.activeElement)";
        if (await page.EvaluateAsync<bool>(EnterSends))
            await Keys.EnterAsync();
        else
            await Keys.OpenAsync(".form-bar button");
    }

    /// <summary>The task is done when the hand-off says so, not when a page does.</summary>
    public async Task IsAsync(Guid handoff, HandoffStatus status) => Assert.Equal(status, (await story.FindAsync(handoff))!.Status);
}
