using CaseReferral.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>One application and one Chromium for all journeys of a class.</summary>
public class Browsers : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private readonly SemaphoreSlim door = new(1);
    private readonly Dictionary<(string Account, int Width, bool Scripts), (IBrowserContext Context, DateTimeOffset Since)> sessions = [];

    /// <summary>Less than the idle limit of a session (30 minutes): the clock of a journey jumps over it.</summary>
    private static readonly TimeSpan SessionLasts = TimeSpan.FromMinutes(20);

    /// <summary>Milliseconds a journey waits for something to show: a busy machine is no failure.</summary>
    private const float Patience = 30_000;

    private AppFactory? app;

    /// <summary>Starts with the demo city's cases.</summary>
    protected virtual bool WithCases => false;

    /// <summary>Keeps what the application logs.</summary>
    protected virtual bool Records => false;

    /// <summary>Why there is nothing to look at here; null when there is.</summary>
    protected virtual string? Missing => null;

    public AppFactory App => app ??= Made();
    public FakeClock Clock => App.Clock;
    public string Address { get; private set; } = "";

    protected virtual AppFactory Made() => new() { DemoCases = WithCases, Log = Records ? new() : null };

    /// <summary>Starts what answers; returns its address.</summary>
    protected virtual Task<string> OpenAsync()
    {
        App.UseKestrel(0);
        App.StartServer();
        return Task.FromResult(App.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Every place in which something may be left behind: files and logs.</summary>
    public virtual IAsyncEnumerable<(string Place, byte[] Bytes)> PlacesAsync() => Disk.FilesOf(App.Folder).Concat(App.Log!.Lines).ToAsyncEnumerable();

    /// <summary>What must hold of the servers when a story is over.</summary>
    public virtual Task AreRightAsync() => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        Address = await OpenAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CR_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>
    /// A new tab at the inbox of an account of the demo city; signs in when its last session here is old. Tests that run
    /// beside each other sign in one after the other.
    /// </summary>
    public async Task<IPage> AsAsync(string account, int width = 1366, bool scripts = true)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        await door.WaitAsync();
        try
        {
            return await TabAsync((account, width, scripts));
        }
        finally
        {
            door.Release();
        }
    }

    private async Task<IPage> TabAsync((string Account, int Width, bool Scripts) who)
    {
        if (sessions.TryGetValue(who, out var open) && (Clock.GetUtcNow() - open.Since).Duration() < SessionLasts)
        {
            var tab = await open.Context.NewPageAsync();
            await tab.GotoAsync("/");
            return tab;
        }
        var context = await NewContextAsync(who.Width, who.Scripts);
        if (sessions.Remove(who, out var old))
            await old.Context.CloseAsync();
        sessions[who] = (context, Clock.GetUtcNow());
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=UserName]", who.Account);
        await page.FillAsync("[name=Password]", Visitor.Password);
        await page.ClickAsync("main button[type=submit]");
        // Polls the address: a wait for the navigation misses one that is already over.
        await Assertions.Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        return page;
    }

    public async Task<IPage> AnonymousAsync() => await (await NewContextAsync(1366, true)).NewPageAsync();

    private async Task<IBrowserContext> NewContextAsync(int width, bool scripts)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = "zh-CN",
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(Patience);
        Watch(context);
        return context;
    }

    /// <summary>Looks at what a browser is answered.</summary>
    protected virtual void Watch(IBrowserContext context) { }

    public virtual async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await App.DisposeAsync();
        door.Dispose();
        GC.SuppressFinalize(this);
    }
}
