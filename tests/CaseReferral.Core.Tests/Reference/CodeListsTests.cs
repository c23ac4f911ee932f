using CaseReferral.Core.Reference;
using Xunit;

namespace CaseReferral.Core.Tests.Reference;

/// <summary>The vocabularies are the published ones: counts and spot checks against the standards.</summary>
public sealed class CodeListsTests
{
    private static readonly Regions Real = Regions.Load(false), Demo = Regions.Load(true);

    [Theory]
    [InlineData("360500", "江西省新余市")]
    [InlineData("360502", "江西省新余市渝水区")]
    [InlineData("360521", "江西省新余市分宜县")]
    [InlineData("110101", "北京市东城区")]
    public void Regions_RealCodes_HaveTheirNames(string code, string name) => Assert.Equal(name, Real.FullName(code));

    [Fact]
    public void Regions_Demo_IsThereOnlyWhenAskedFor()
    {
        Assert.False(Real.Exists("999901"));
        Assert.Equal("示例省云川市青禾县", Demo.FullName("999901"));
        Assert.Equal(Real.Count + 5, Demo.Count);
        Assert.Equal(["999901", "999902", "999903"], Demo.Children("999900").Select(r => r.Code));
    }

    [Fact]
    public void Regions_Tree_IsWhole()
    {
        Assert.Equal(34, Real.Children(null).Count());
        var all = Real.Children(null).SelectMany(p => Real.Children(p.Code).SelectMany(c => Real.Children(c.Code).Append(c)).Append(p)).ToList();
        Assert.Equal(Real.Count, all.Count);
        Assert.All(all, r => Assert.Equal(r.Code[..2] + "0000", Real.ProvinceOf(r.Code)!.Code));
        Assert.All(all.Where(r => r.Level == RegionLevel.County), r => Assert.NotNull(Real.CityOf(r.Code)));
        Assert.All(all, r => Assert.Matches("^[0-9]{6}$", r.Code));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("000000"), InlineData("新余"), InlineData("36050")]
    public void Regions_Unknown_AreNotThere(string? code)
    {
        Assert.False(Real.Exists(code));
        Assert.Equal(code ?? "", Real.FullName(code));
        Assert.Null(Real.CityOf(code));
    }

    [Fact]
    public void CodeLists_AreThePublishedOnes()
    {
        Assert.Equal(["0", "1", "2", "9"], CodeLists.Sex.All.Select(i => i.Code).Order(StringComparer.Ordinal));
        Assert.Equal(58, CodeLists.Ethnicity.All.Count); // 56 peoples, 97 and 98
        Assert.Equal(("毛南族", "德昂族"), (Full(CodeLists.Ethnicity.Find("36")), Full(CodeLists.Ethnicity.Find("46"))));
        Assert.Null(CodeLists.Ethnicity.Find("57"));
        Assert.Equal("中国", CodeLists.Country.Find("156")!.Zh);
        Assert.Equal("越南", CodeLists.Country.Find("704")!.Zh);
        Assert.NotNull(CodeLists.Country.Find("344"));
        Assert.True(CodeLists.Country.All.Count >= 249);
        Assert.Null(CodeLists.Sex.Find(null));
    }

    public static TheoryData<string> Lists =>
        [.. typeof(CodeLists).GetProperties().Select(p => p.Name)];

    [Theory, MemberData(nameof(Lists))]
    public void CodeList_EveryItem_HasACodeOfItsOwnAndBothNames(string list)
    {
        var items = ((CodeList)typeof(CodeLists).GetProperty(list)!.GetValue(null)!).All;
        Assert.NotEmpty(items);
        Assert.Equal(items.Count, items.Select(i => i.Code).Distinct().Count());
        Assert.All(items, i => Assert.False(string.IsNullOrWhiteSpace(i.Zh) || string.IsNullOrWhiteSpace(i.En)));
    }

    private static string Full(CodeItem? item) => item!.Zh.EndsWith('族') ? item.Zh : item.Zh + "族";
}
