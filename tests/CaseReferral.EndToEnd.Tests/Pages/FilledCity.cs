using Xunit;

[assembly: AssemblyFixture(typeof(CaseReferral.EndToEnd.Tests.Pages.FilledCity))]

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>One application, one Chromium and one filled city for all page tests; filled when the first of them asks.</summary>
public sealed class FilledCity : IAsyncDisposable
{
    private readonly Lazy<Task<City>> city;

    public FilledCity() => city = new(FillAsync);

    public Browsers Browsers { get; } = new();

    public Task<City> CityAsync() => city.Value;

    private async Task<City> FillAsync()
    {
        await Browsers.InitializeAsync();
        var filled = new City(Browsers.Address, Browsers.Clock);
        await filled.BuildAsync();
        return filled;
    }

    public async ValueTask DisposeAsync()
    {
        if (city.IsValueCreated)
            await Browsers.DisposeAsync();
    }
}
