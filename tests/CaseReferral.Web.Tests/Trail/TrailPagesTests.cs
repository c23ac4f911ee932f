using System.Net;
using System.Reflection;
using CaseReferral.Core.Common;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Trail;

public sealed class TrailPagesTests(TrailApp trail) : IClassFixture<TrailApp>
{
    [Fact]
    public async Task History_PoliceFields_AreAbsentForTheOwner()
    {
        var boy = await trail.BoyAsync();
        var police = await trail.App.AsAsync("shi-xingzhen");
        await police.GoAsync($"/cases/{boy.Case}/police/sampling");
        await police.SendAsync(new() { ["Form.SampledOn"] = "2026-03-02", ["Form.ReceiptNumber"] = "R-MARK-7" });

        await police.GoAsync($"/cases/{boy.Case}/history");
        // The number is secret even here: the trail says that it was filled in.
        Assert.Contains(trail.App.Services.GetRequiredService<Texts>().Both("TrailField.ReceiptNumber").Chinese, police.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("R-MARK-7", police.Text, StringComparison.Ordinal);
        var owner = await trail.App.AsAsync("fuliyuan");
        for (var path = $"/cases/{boy.Case}/history"; path is not null; path = owner.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            Assert.Equal(HttpStatusCode.OK, (await owner.GoAsync(path)).Status);
            Assert.NotNull(owner.Page.QuerySelector(".timeline li"));
            foreach (var secret in new[] { "R-MARK-7", "采血", "收买方", TrailApp.Name })
                Assert.DoesNotContain(secret, owner.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        await owner.GoAsync($"/cases/{boy.Case}");
        Assert.DoesNotContain("采血", owner.Page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bangongshi", HttpStatusCode.Forbidden)]
    [InlineData("canlian", HttpStatusCode.NotFound)]
    [InlineData("shenji", HttpStatusCode.Forbidden)]
    public async Task History_OfSomebodyElse_IsRefused(string account, HttpStatusCode expected)
    {
        var boy = await trail.BoyAsync();
        var visitor = await trail.App.AsAsync(account);
        await visitor.GoAsync($"/cases/{boy.Case}/history");
        Assert.Equal(expected, visitor.Status);
    }

    [Theory]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("bangongshi")]
    [InlineData("shi-xingzhen-lead")]
    public async Task Console_ForAnybodyElse_IsRefusedAndAbsent(string account)
    {
        var visitor = await trail.App.AsAsync(account);
        foreach (var path in new[] { "/audit", "/audit/export" })
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GoAsync(path)).Status);
        await visitor.GoAsync("/help");
        Assert.Null(visitor.Page.QuerySelector("a[href='/audit']"));
    }

    [Fact]
    public async Task Console_EveryPageOfACase_ShowsNoValueOfAPerson()
    {
        var boy = await trail.BoyAsync();
        var auditor = await trail.App.AsAsync("shenji");
        var rows = 0;
        for (var path = $"/audit?case={boy.Number}"; path is not null; path = auditor.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            Assert.Equal(HttpStatusCode.OK, (await auditor.GoAsync(path)).Status);
            rows += auditor.Page.QuerySelectorAll("main tbody tr").Length;
            foreach (var secret in new[] { TrailApp.Name, "999999201603050015", "2016-03-05", "立春", "雨水", "惊蛰", "南湾区示例街道" })
                Assert.DoesNotContain(secret, auditor.Text, StringComparison.Ordinal);
        }
        await using var db = trail.Open();
        Assert.Equal(db.Set<AuditEntry>().Count(r => r.CaseId == boy.Case), rows);
    }

    [Theory]
    [InlineData("?account=shenji", "审计管理员")]
    [InlineData("?account=SHENJI&kind=SignedIn", "登录")]
    [InlineData("?account=nobody-of-that-name", null)]
    [InlineData("?case=1999-0001", null)]
    [InlineData("?from=2000-01-01&to=2000-01-02", null)]
    [InlineData("?after=garbage&kind=Nonsense", "审计管理员")]
    public async Task Console_Filters_Narrow(string query, string? expected)
    {
        var auditor = await trail.App.AsAsync("shenji");
        await auditor.GoAsync("/audit" + query);
        Assert.Equal(HttpStatusCode.OK, auditor.Status);
        var rows = auditor.Page.QuerySelectorAll("main tbody tr");
        Assert.Equal(expected is null, rows.Length == 0);
        if (expected is not null)
            Assert.Contains(rows, r => r.TextContent.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_OfTheAuditor_HoldsEveryRowAndIsItselfARow()
    {
        var boy = await trail.BoyAsync();
        var auditor = await trail.App.AsAsync("shenji");
        var text = "";
        var told = await trail.TellsAsync(async () => text = await auditor.Http.GetStringAsync($"/audit/export?case={boy.Number}"));
        Assert.Equal((AuditKind.Exported, "case"), (Assert.Single(told).Kind, told[0].Detail));
        await using var db = trail.Open();
        Assert.Equal(db.Set<AuditEntry>().Count(r => r.CaseId == boy.Case) + 1, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain(TrailApp.Name, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("\u200B\u00A0@SUM(A1)", "\"'\u200B\u00A0@SUM(A1)\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("-5", "\"'-5\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void Csv_Cell_IsNeverAFormula(string? value, string expected) => Assert.Equal(expected, Csv.Cell(value));

    [Fact]
    public async Task SecretFields_OfEveryEntity_HaveALabel()
    {
        var texts = trail.App.Services.GetRequiredService<Texts>();
        await using var db = trail.Open();
        var missing = db.Model.GetEntityTypes().Where(e => e.ClrType != typeof(Core.Handoffs.HandoffEvent) && e.ClrType != typeof(Core.Protection.SharedKey))
            .SelectMany(e => e.GetProperties()).Where(p => p.PropertyInfo?.GetCustomAttribute<EncryptedAttribute>() is not null)
            .Select(p => "TrailField." + p.Name).Where(key => !texts.Has(key)).Distinct();
        // A history that leaves out that a personal field changed would be no history.
        Assert.Empty(missing);
    }
}
