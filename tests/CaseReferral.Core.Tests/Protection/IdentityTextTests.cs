using CaseReferral.Core.Protection;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Protection;

/// <summary>Names, numbers and addresses as people write them: told alike, hashed by kind, masked by character.</summary>
public sealed class IdentityTextTests
{
    private static readonly BlindIndex Index = new(KeyRing.Ephemeral());

    [Theory]
    [InlineData("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X")]
    [InlineData("110105-19491231 002x", "11010519491231002X")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void IdNumber_WidthCaseAndSeparators_DoNotCount(string? text, string? expected) => Assert.Equal(expected, Normalise.IdNumber(text));

    [Theory]
    [InlineData("139 0000 0001"), InlineData("+86 139-0000-0001"), InlineData("0086 13900000001"), InlineData("8613900000001"), InlineData("１３９００００００１１")]
    public void Phone_AsPeopleWriteIt_IsOneNumber(string text) =>
        Assert.Equal(text.Contains('１', StringComparison.Ordinal) ? "13900000011" : "13900000001", Normalise.Phone(text));

    [Theory]
    [InlineData(" 王 𠮷 示 ", "王𠮷示")]
    [InlineData("㛃", "㛃")]
    [InlineData("阿依古丽·买买提", "阿依古丽买买提")]
    [InlineData("nguyễn thị", "NGUYỄNTHỊ")]
    [InlineData("👧", null)]
    [InlineData("王\ud842", "王")] // half of a rare character
    public void Name_RareCharacters_AreKept(string text, string? expected) => Assert.Equal(expected, Normalise.Name(text));

    [Theory]
    [InlineData("青禾县示例路十二號", "青禾县示例路12号")]
    [InlineData("青禾县示例路１２号", "青禾县示例路12号")]
    [InlineData("示例村三组一百零五号", "示例村3组105号")]
    [InlineData("示例楼二〇三室", "示例楼203室")]
    [InlineData("三家村二十号", "三家村20号")]
    public void Address_WaysToWriteAHouseNumber_AreOne(string text, string expected) => Assert.Equal(expected, Normalise.Address(text));

    [Fact]
    public void Normalise_AnyText_NeverThrowsAndIsStable() =>
        Gen.String.Sample(text => Normalise.Name(Normalise.Name(text)) == Normalise.Name(text)
            && Normalise.IdNumber(Normalise.IdNumber(text)) == Normalise.IdNumber(text) && Normalise.Address(text) is null or { Length: > 0 });

    [Fact]
    public void Index_SameValueOfAnotherKindOrRing_IsAnotherHash()
    {
        string?[] hashes = [Index.OfIdNumber("13900000001"), Index.OfPhone("13900000001"), Index.OfName("13900000001"), Index.OfAddress("13900000001"),
            new BlindIndex(KeyRing.Ephemeral()).OfPhone("13900000001")];
        Assert.Equal(5, hashes.Distinct().Count());
        Assert.All(hashes, h => Assert.Matches("^[0-9a-f]{32}$", h));
        Assert.Equal(Index.OfPhone("+86 139 0000 0001"), Index.OfPhone("13900000001"));
        Assert.Null(Index.OfName(" "));
    }

    [Theory]
    [InlineData("张小样", "张*样")]
    [InlineData("张样", "张*")]
    [InlineData("样", "*")]
    [InlineData("欧阳小样", "欧**样")]
    [InlineData("欧阳样", "欧**")]
    [InlineData("王𠮷", "王*")]
    [InlineData("𠮷", "*")]
    [InlineData("㛃示例", "㛃*例")]
    [InlineData("王👨‍👩‍👧示", "王*示")]
    [InlineData("  ", "")]
    public void Mask_Name_ByCharactersAsRead(string name, string expected) => Assert.Equal(expected, Mask.Name(name));

    [Theory]
    [InlineData("999999201603050015", "999999********0015")]
    [InlineData("110105491231002", "110105*****1002")]
    [InlineData("A1", "A1")]
    [InlineData("H12345678", "*******78")]
    [InlineData("", "")]
    public void Mask_IdNumber_HidesTheBirthDate(string number, string expected) => Assert.Equal(expected, Mask.IdNumber(number));

    [Theory]
    [InlineData("13900000000", "139****0000")]
    [InlineData("1234567", "*******")]
    public void Mask_Phone_HidesTheMiddle(string phone, string expected) => Assert.Equal(expected, Mask.Phone(phone));

    [Theory]
    [InlineData("示例省云川市青禾县示例路12号", "示例省云川市****")]
    [InlineData("示例路1号", "****")]
    public void Mask_Address_NeverShowsAHouseNumber(string address, string expected) => Assert.Equal(expected, Mask.Address(address));

    [Fact]
    public void Mask_AnyName_NeverShowsMoreThanItsEnds() =>
        Gen.String.Sample(name => new System.Globalization.StringInfo(Mask.Name(name).Replace("*", "", StringComparison.Ordinal)).LengthInTextElements <= 2);
}
