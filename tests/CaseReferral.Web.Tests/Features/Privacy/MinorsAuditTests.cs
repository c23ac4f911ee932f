using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using CaseReferral.Web.Features.MinorsAudit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Privacy;

/// <summary>The yearly file of minors' data: counts by case number, no word about the child, for the audit administrator alone.</summary>
public sealed class MinorsAuditTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    [Fact]
    public async Task Export_CountsMinorsOnly_WithoutAName()
    {
        var child = (await story.FindAsync(await story.HandoffAsync(HandoffStatus.Sent)))!.CaseId;
        var adult = await story.RescueAsync(30);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{child}");
        await police.PostAsync($"/cases/{child}/reveal", [new("purpose", "verify-identity")]);
        var (serial, alias) = await story.ReadAsync(db => (from c in db.Set<Case>()
                                                           where c.Id == child
                                                           join p in db.Set<Core.Persons.Person>() on c.PersonId equals p.Id
                                                           select new ValueTuple<long, string>(c.Serial, p.Alias)).SingleAsync());
        var other = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == adult).Select(c => c.Serial).SingleAsync());

        var auditor = await app.AsAsync("shenji");
        await auditor.GoAsync("/audit/minors");
        Assert.Equal(HttpStatusCode.OK, auditor.Status);
        Assert.DoesNotMatch(Words.MissingKey(), auditor.Html);
        var csv = await auditor.Http.GetStringAsync("/audit/export/minors?year=2026", TestContext.Current.CancellationToken);
        var line = csv.Split("\r\n").Single(l => l.Contains(Serial.Format(serial), StringComparison.Ordinal)).Split(',');
        Assert.Equal("1", line[4]); // one look at the identity
        Assert.Equal("1", line[11]); // one disclosure
        Assert.DoesNotContain(Serial.Format(other), csv, StringComparison.Ordinal);
        Assert.DoesNotContain(alias, csv, StringComparison.Ordinal);
        Assert.DoesNotContain("王𠮷示", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Story.Police + "-lead", HttpStatusCode.Forbidden)]
    [InlineData(Story.Office, HttpStatusCode.Forbidden)]
    [InlineData("xitong", HttpStatusCode.Forbidden)]
    public async Task Audit_IsForTheAuditAdministrator(string account, HttpStatusCode expected)
    {
        var visitor = await app.AsAsync(account);
        Assert.Equal(expected, (await visitor.GoAsync("/audit/minors")).Status);
        Assert.Equal(expected, (await visitor.GoAsync("/audit/export/minors?year=2026")).Status);
    }

    [Theory]
    [InlineData("2026-11-24", 2026, false)]
    [InlineData("2027-01-31", 2026, true)]
    [InlineData("2027-02-01", 2027, false)]
    public void Page_NamesTheDayItIsFiledBy(string today, int year, bool over)
    {
        var page = MinorsAuditPage.On(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((year, new DateOnly(year + 1, 1, 31), over), (page.DueYear, page.FiledBy, page.IsOver));
    }
}
