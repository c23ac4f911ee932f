using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Testing;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Security;

/// <summary>What is too large is refused with a page, by the real server: the in-memory one knows no sizes.</summary>
public sealed class BodySizeTests : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;
    private readonly AppFactory app = new();
    private HttpClient http = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        app.UseKestrel(0);
        app.StartServer();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("zh-CN"), InlineData("en")]
    public async Task Form_TooLarge_IsToldInBothLanguages(string language)
    {
        var officer = await new Visitor(http).SignInAsync(Story.Police);
        await officer.GoAsync($"/language/{language}");
        await officer.PostAsync("/search", [new("q", new string('a', 3 * Megabyte))]);
        AssertTooLarge(officer, language);
        // The next request is served as ever.
        Assert.Equal(HttpStatusCode.OK, (await officer.GoAsync("/search")).Status);
    }

    [Fact]
    public async Task Upload_TooLargeForAFileOrForAnything_IsTold()
    {
        var officer = await new Visitor(http).SignInAsync(Story.Police);
        var address = $"/cases/{await new Story(app).RescueAsync()}/files/new";
        await officer.GoAsync(address);
        await officer.UploadAsync(DocumentCategories.BasicFacts, "a.pdf", new byte[21 * Megabyte]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.NotNull(officer.Page.QuerySelector("main form input[type=file]"));
        await officer.UploadAsync(DocumentCategories.BasicFacts, "a.pdf", new byte[41 * Megabyte]);
        AssertTooLarge(officer, "zh-CN");
    }

    [Fact]
    public async Task Body_WithoutALength_IsCutOff()
    {
        var officer = await new Visitor(http).SignInAsync(Story.Police);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/search") { Content = new StreamContent(new MemoryStream(new byte[3 * Megabyte])) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = true;
        using var answer = await officer.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithThousandsOfFields_IsRefused()
    {
        var officer = await new Visitor(http).SignInAsync(Story.Police);
        await officer.GoAsync("/search");
        await officer.PostAsync("/search", Enumerable.Range(0, 5000).Select(i => KeyValuePair.Create($"f{i}", "")));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Single(officer.Page.QuerySelectorAll("main h1"));
    }

    private void AssertTooLarge(Visitor officer, string language)
    {
        var title = app.Services.GetRequiredService<Texts>().Both("Problem.413.Title");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, officer.Status);
        Assert.Equal(language == "en" ? title.English : title.Chinese, officer.Page.QuerySelector("main h1")!.TextContent);
    }
}
