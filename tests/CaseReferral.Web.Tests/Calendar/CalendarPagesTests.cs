using System.Net;
using CaseReferral.Core.Clocks;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Calendar;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CaseReferral.Web.Tests.Calendar;

/// <summary>The calendar page as the system administrator uses it.</summary>
public sealed class CalendarPagesTests
{
    private const string Whole = "2027-01-01 休\n2027-05-01 休\n2027-05-02 休\n2027-10-01 休\n2027-10-02 休\n2027-10-03 休\n";

    [Fact]
    public async Task Missing_NextYear_IsToldFromNovemberOn()
    {
        using var factory = new AppFactory();
        factory.Clock.Set(new DateTime(2026, 10, 31, 10, 0, 0));
        var visitor = await factory.AsAsync("xitong");
        await visitor.GoAsync("/calendar");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.DoesNotContain("2027", visitor.Text, StringComparison.Ordinal);

        factory.Clock.Set(new DateTime(2026, 11, 1, 10, 0, 0));
        visitor = await factory.AsAsync("xitong");
        await visitor.GoAsync("/calendar");
        Assert.Contains("2027", visitor.Page.QuerySelector(".alert-care")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Year_WithWrongLines_KeepsEverythingAndNamesEach()
    {
        using var factory = new AppFactory();
        var visitor = await factory.AsAsync("xitong");
        await visitor.GoAsync("/calendar/new");
        await visitor.SendAsync(new() { ["Lines"] = Whole + "2027-13-01 休\nrubbish <b>", ["Basis"] = "<i>x</i>" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        var summary = visitor.Page.QuerySelector(".err-summary")!.TextContent;
        Assert.Contains("2027-13-01", summary, StringComparison.Ordinal);
        Assert.Contains("rubbish <b>", summary, StringComparison.Ordinal);
        Assert.Contains("rubbish <b>", visitor.Page.QuerySelector("#Lines")!.TextContent, StringComparison.Ordinal);
        await visitor.GoAsync("/calendar/2027");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task Year_Entered_IsInForceAtOnceAndCanBeCorrected()
    {
        using var factory = new AppFactory();
        factory.Clock.Set(new DateTime(2026, 11, 10, 10, 0, 0));
        var visitor = await factory.AsAsync("xitong");
        await visitor.GoAsync("/calendar/new");
        await visitor.SendAsync(new() { ["Lines"] = Whole, ["Basis"] = "No. 1" });
        Assert.Equal("/calendar/2027", visitor.Path);
        Assert.Equal(6, visitor.Page.QuerySelectorAll("tbody tr").Length);
        var source = factory.Services.GetRequiredService<CalendarSource>();
        Assert.True(source.Current.Covers(2027));

        await visitor.SendAsync(new() { ["Date"] = "2027-02-08", ["Kind"] = "Holiday", ["Basis"] = "No. 2" });
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.False(source.Current.IsWorkday(new(2027, 2, 8)));
        await visitor.GoAsync(visitor.Page.QuerySelectorAll("tbody tr")[1].QuerySelector("a")!.GetAttribute("href")!);
        await visitor.SendAsync([]);
        Assert.Equal("/calendar/2027", visitor.Path);
        Assert.True(source.Current.IsWorkday(new(2027, 2, 8)));

        await visitor.GoAsync("/calendar");
        Assert.Null(visitor.Page.QuerySelector(".alert-care"));
    }

    [Fact]
    public async Task Day_FromAStalePage_IsRefusedAndKept()
    {
        using var factory = new AppFactory();
        var first = await factory.AsAsync("xitong");
        var second = await factory.AsAsync("xitong");
        await first.GoAsync("/calendar/2026");
        await second.GoAsync("/calendar/2026");
        await first.SendAsync(new() { ["Date"] = "2026-03-05", ["Kind"] = "Holiday", ["Basis"] = "No. 3" });
        Assert.Equal(HttpStatusCode.OK, first.Status);
        // The first edit makes the year's row: the page that was shown when there was none is as stale as any other.
        await second.SendAsync(new() { ["Date"] = "2026-03-09", ["Kind"] = "Holiday", ["Basis"] = "No. 4" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal("No. 4", second.Page.QuerySelector("#Basis")!.GetAttribute("value"));
        await second.SendAsync([]);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.False(factory.Services.GetRequiredService<CalendarSource>().Current.IsWorkday(new(2026, 3, 9)));
        Assert.Equal(HttpStatusCode.Conflict, (await first.SendAsync(new() { ["Date"] = "2026-03-06", ["Kind"] = "Holiday", ["Basis"] = "No. 3" })).Status);
    }

    [Theory]
    [InlineData("jiuzhu")]
    [InlineData("anquan")]
    [InlineData("bangongshi-lead")]
    public async Task Calendar_ForOthers_IsClosed(string account)
    {
        using var factory = new AppFactory();
        var visitor = await factory.AsAsync(account);
        await visitor.GoAsync("/calendar");
        Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
        Assert.Null(visitor.Page.QuerySelector("a[href='/calendar/new']"));
    }

    [Fact]
    public async Task Watch_AfterAnEditElsewhere_TakesItOver()
    {
        using var factory = new AppFactory();
        var visitor = await factory.AsAsync("xitong");
        await visitor.GoAsync("/calendar/new");
        await visitor.SendAsync(new() { ["Lines"] = Whole, ["Basis"] = "No. 1" });
        var watch = factory.Services.GetServices<IHostedService>().OfType<CalendarWatch>().Single();
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.True(factory.Services.GetRequiredService<CalendarSource>().Current.Covers(2027));
    }
}
