using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Protection;

/// <summary>A piece of a name finds it, by writing, by sound and by initials; what is no piece of it does not.</summary>
public sealed class NameQueryTests
{
    private static readonly string[] Characters = ["王", "张", "单", "曾", "𠮷", "㛃", "小", "明", "示", "例", "〇", "伟", "欧", "阳", "娜", "吕"];
    private static readonly Gen<string[]> Names = Gen.Int[0, Characters.Length - 1].Select(i => Characters[i]).Array[2, 6];

    private static bool Finds(string typed, string? name, string? others = null) => NameQuery.Parse(typed)?.Finds(name, others) == true;

    [Fact]
    public void AnyPieceOfTwoOrMore_Finds() => Gen.Select(Names, Gen.Int[0, 4], Gen.Int[2, 6]).Sample((name, from, length) =>
    {
        var piece = name.Skip(from).Take(length).ToArray();
        return piece.Length < 2 || Finds(string.Concat(piece), string.Concat(name)) && Finds($" {string.Join(' ', piece)} ", "某某", "曾用名、" + string.Concat(name));
    });

    [Fact]
    public void TwoCharactersThatNeverStandTogether_FindNothing() => Gen.Select(Names, Names).Sample((name, typed) =>
        Enumerable.Range(0, typed.Length - 1).All(i => string.Concat(name).Contains(typed[i] + typed[i + 1], StringComparison.Ordinal))
            == Finds(string.Concat(typed), string.Concat(name)));

    [Theory]
    [InlineData("zhangwei", "张伟")]
    [InlineData("zhang wei", "张伟")]
    [InlineData("ZHANG WEI", "张伟")]
    [InlineData("Zhāng Wěi", "张伟")]
    [InlineData("ｚｈａｎｇｗｅｉ", "张伟")]
    [InlineData("zw", "张伟")]
    [InlineData("xiaoming", "王小明")]
    [InlineData("wxm", "王小明")]
    [InlineData("xm", "王小明")]
    [InlineData("shan xiao", "单小明")]
    [InlineData("lüna", "吕娜")]
    [InlineData("lvna", "吕娜")]
    [InlineData("xi'an", "王希安")]
    [InlineData("xian", "王希安")]
    [InlineData("ouyangna", "欧阳娜")]
    [InlineData("oyn", "欧阳娜")]
    [InlineData("nguyen", "NGUYỄN THỊ HOA")]
    [InlineData("Nguyễn Thị", "NGUYEN THI HOA")]
    [InlineData("hoa", "Nguyen Thi Hoa")]
    [InlineData("古丽", "阿依古丽·买买提")]
    public void Sound_InitialsAndLetters_Find(string typed, string name) => Assert.True(Finds(typed, name));

    [Theory]
    [InlineData("zhangwen", "张伟")]
    [InlineData("wz", "张伟")]
    [InlineData("weizhang", "张伟")]
    [InlineData("xian'a", "王希安")]
    [InlineData("wang ming", "王小明")]
    [InlineData("王明", "王小明")]
    [InlineData("𠮸示", "王𠮷示")]
    public void AnythingElse_DoesNot(string typed, string name) => Assert.False(Finds(typed, name));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("  "), InlineData("王"), InlineData("𠮷"), InlineData("z"), InlineData("2026-0047"), InlineData("王1"), InlineData("😀😀"), InlineData("\uD842")]
    public void TooLittleOrNoName_IsNoQuestion(string? typed) => Assert.Null(NameQuery.Parse(typed));

    /// <summary>One syllable of two characters would be a twentieth of the city; only as initials it is a question.</summary>
    [Fact]
    public void OneSyllable_IsNoSound() => Assert.False(Finds("wang", "王小明"));

    [Fact]
    public void Readings_OfLettersThatCutManyWays_StayFew()
    {
        var asked = new NameIndex(new BlindIndex(KeyRing.Ephemeral()), new()).Of(NameQuery.Parse("xianxianxianxianxianxian")!);
        Assert.InRange(asked.Count, 1, NameQuery.MostAlternatives);
        Assert.True(Finds("xianxian", "先仙"));
        Assert.Null(NameQuery.Parse(new string('b', 200) + "1"));
    }

    [Fact]
    public void OtherNames_EachOnItsOwn_NoPieceAcrossTwo()
    {
        Assert.True(Finds("小例", "王示", "小例，小样"));
        Assert.True(Finds("小样", "王示", "小例，小样"));
        Assert.False(Finds("例小", "王示", "小例，小样"));
        Assert.False(Finds("示小", "王示", "小例"));
    }

    [Fact]
    public void Numbers_AreShort_OfThisInstallation_AndNoneWhenSwitchedOff()
    {
        var index = new BlindIndex(KeyRing.Ephemeral());
        var kept = new NameIndex(index, new()).Of("王𠮷示", "小例");
        Assert.All(kept, part => Assert.InRange(part, 0, (1 << BlindIndex.PartBits) - 1));
        Assert.True(new NameIndex(index, new()).Of(NameQuery.Parse("𠮷示")!)[0].All(kept.Contains));
        Assert.NotEqual(kept.Order(), new NameIndex(new BlindIndex(KeyRing.Ephemeral()), new()).Of("王𠮷示", "小例").Order());
        Assert.Empty(new NameIndex(index, new() { ByName = false }).Of("王𠮷示", "小例"));
    }
}
