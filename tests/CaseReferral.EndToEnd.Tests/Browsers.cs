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

    private AppFactory? app;

    /// <summary>Starts with the demo city's cases.</summary>
    protected virtual bool WithCases => false;

    public AppFactory App => app ??= new() { DemoCases = WithCases };
    public FakeClock Clock => App.Clock;
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        App.UseKestrel(0);
        App.StartServer();
        Address = App.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CR_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>A fresh session signed in as an account of the demo city.</summary>
    public async Task<IPage> AsAsync(string account, int width = 1366, int height = 900, bool scripts = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "zh-CN",
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(10_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=UserName]", account);
        await page.FillAsync("[name=Password]", Visitor.Password);
        await page.ClickAsync("main button[type=submit]");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same over the demo city's cases.</summary>
public sealed class BrowsersWithCases : Browsers
{
    protected override bool WithCases => true;
}
