using System.Globalization;
using CaseReferral.Web.Shell;
using Xunit;

namespace CaseReferral.Web.Tests.Shell;

public sealed class DateCursorTests
{
    private static readonly DateTime _at = new DateTime(2026, 11, 23, 2, 20, 0, DateTimeKind.Utc).AddTicks(7);
    private static readonly Guid _id = new("0199f2a4-11f0-7c3b-9a55-2f6d0c8b7e01");

    /// <summary>Written by a server of one culture, read by one of another: digits, calendar and sign are nobody's language.</summary>
    [Theory]
    [InlineData("zh-CN", "en")]
    [InlineData("ar-SA", "zh-CN")]
    [InlineData("fa-IR", "sv-SE")]
    public void Cursor_IsReadAsItWasWritten_InAnyCulture(string writer, string reader)
    {
        var (ofId, ofSerial) = (In(writer, () => DateCursor.Of(_at, _id)), In(writer, () => DateCursor.Of(_at, 12_345_678L)));
        Assert.Equal(new(_at, _id), In(reader, () => DateCursor.Parse<Guid>(ofId)));
        Assert.Equal(new(_at, 12_345_678L), In(reader, () => DateCursor.Parse<long>(ofSerial)));
        Assert.Equal(DateTimeKind.Utc, DateCursor.Parse<long>(ofSerial)!.Value.At.Kind);
        Assert.Equal(Uri.EscapeDataString(ofId), ofId);
    }

    [Fact]
    public void Cursor_OfTheFirstAndTheLastMoment_IsRead()
    {
        Assert.Equal(DateTime.MinValue, DateCursor.Parse<long>("0~1")!.Value.At);
        Assert.Equal(DateTime.MaxValue, DateCursor.Parse<long>($"{DateTime.MaxValue.Ticks}~{long.MaxValue}")!.Value.At);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("garbage")]
    [InlineData("639155748000000007")]
    [InlineData("639155748000000007~")]
    [InlineData("639155748000000007~x")]
    [InlineData("639155748000000007~1~1")]
    [InlineData("639155748000000007-1")]
    [InlineData("639,155,748,000,000,007~1")]
    [InlineData("\u0666\u0663~1")]
    [InlineData("-1~1")]
    [InlineData(" 1~1")]
    [InlineData("3155378976000000000~1")]
    [InlineData("99999999999999999999~1")]
    [InlineData("1~99999999999999999999")]
    public void Cursor_ThatNoPageWrote_IsNone(string? text)
    {
        Assert.Null(DateCursor.Parse<long>(text));
        Assert.Null(DateCursor.Parse<Guid>(text));
    }

    private static T In<T>(string culture, Func<T> act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try { return act(); }
        finally { CultureInfo.CurrentCulture = before; }
    }
}
