using CaseReferral.Core.Clocks;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using CaseReferral.Web.Tests.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Handoffs;

/// <summary>How long a limit is, in words: English tells one from many.</summary>
public sealed class LimitLengthTests
{
    private static readonly Texts Texts = Texts.OfAssembly(NullLogger<Texts>.Instance);

    [Theory]
    [InlineData(TermUnit.WorkingDays, 1, "1 working day", "1 个工作日")]
    [InlineData(TermUnit.WorkingDays, 2, "2 working days", "2 个工作日")]
    [InlineData(TermUnit.CalendarDays, 1, "1 day", "1 日")]
    [InlineData(TermUnit.Months, 1, "1 month", "1 个月")]
    [InlineData(TermUnit.Months, 12, "12 months", "12 个月")]
    [InlineData(TermUnit.Hours, 1, "1 h", "1 小时")]
    public void Length_InBothLanguages(TermUnit unit, int count, string english, string chinese)
    {
        Assert.Equal(english, TextsTests.In("en", () => HandoffClocks.Length(new(unit, count), Texts)));
        Assert.Equal(chinese, TextsTests.In("zh-CN", () => HandoffClocks.Length(new(unit, count), Texts)));
    }
}
