using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>What a page says of an ID number while it is typed (GB 11643), one or several, in the reader's language.</summary>
public sealed class IdNumberTests(BrowsersWithCases browsers) : IClassFixture<BrowsersWithCases>
{
    private const string Right = "999999195505050021", Wrong = "999999195505050022";

    [Theory]
    [InlineData("en", "9999", "4 of 18", false)]
    [InlineData("en", Right, "Valid: female", false)]
    [InlineData("en", Wrong, "check character", true)]
    [InlineData("en", Right + "、" + Right, "Valid: female", false)]
    [InlineData("en", Right + " " + Right, "Valid: female", false)]
    [InlineData("en", Wrong + "、" + Right, "check character", true)]
    [InlineData("zh-CN", Right + "、9999", "已输入 4 位", false)]
    [InlineData("zh-CN", Wrong, "校验码不符", true)]
    public async Task Typed_IsReadAtOnce(string language, string typed, string says, bool isWrong)
    {
        var page = await browsers.AsAsync("shi-xingzhen");
        await page.Context.AddCookiesAsync([new Cookie { Name = "lang", Value = language, Url = browsers.Address }]);
        await page.GotoAsync("/rescues/new");
        var input = page.Locator("input[data-id-check]").First;
        // The field holds one number alone; the script is the same where there are two.
        await input.EvaluateAsync("i => i.removeAttribute('maxlength')");
        await input.FillAsync(typed);
        var heard = await page.Locator("#" + await input.GetAttributeAsync("data-id-check")).InnerTextAsync();
        Assert.Contains(says, heard, StringComparison.Ordinal);
        Assert.Equal(isWrong ? "true" : null, await input.GetAttributeAsync("aria-invalid"));
    }
}
