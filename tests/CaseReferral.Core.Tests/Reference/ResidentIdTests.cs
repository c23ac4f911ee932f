using CaseReferral.Core.Reference;
using CsCheck;
using Xunit;
using static CaseReferral.Core.Reference.ResidentIdError;

namespace CaseReferral.Core.Tests.Reference;

/// <summary>公民身份号码 by GB 11643-1999.</summary>
public sealed class ResidentIdTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Regions Demo = Regions.Load(true), Real = Regions.Load(false);

    [Theory]
    [InlineData("11010519491231002X", "1949-12-31", "2", true)]
    [InlineData("440524188001010014", "1880-01-01", "1", false)] // a region since abolished
    [InlineData("810000199408230021", "1994-08-23", "2", true)] // Hong Kong resident
    [InlineData("932682198501010017", "1985-01-01", "1", true)] // foreigner's permanent residence
    [InlineData("999999201603050015", "2016-03-05", "1", true)]
    [InlineData("999999200908120024", "2009-08-12", "2", true)]
    public void Parse_PublishedVectors_AreValid(string number, string birth, string sex, bool known)
    {
        var id = ResidentId.Parse(number, Demo, Today);
        Assert.Empty(id.Errors);
        Assert.Equal((birth, sex, known, number[..6]), ($"{id.BirthDate:yyyy-MM-dd}", id.Sex, id.RegionKnown, id.RegionCode));
    }

    [Theory]
    [InlineData(" 11010519491231002x ")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("110105 19491231 002X")]
    [InlineData("11010519491231００２ｘ")]
    public void Parse_AsPeopleTypeIt_IsRead(string text) =>
        Assert.Equal("11010519491231002X", ResidentId.Parse(text, Demo, Today).Number);

    [Theory]
    [InlineData("110105194912310021", CheckDigit)]
    [InlineData("11010519490231002X", BirthDate)]
    [InlineData("110105194902310020", BirthDate)]
    [InlineData("110105184912310020", BirthDate)]
    [InlineData("999999202603030010", FutureBirth)]
    [InlineData("11010519491231002", Length)]
    [InlineData("110105491231002", Length)]
    [InlineData("", Length)]
    [InlineData("11010519491231O02X", Characters)]
    [InlineData("1101051949123100AX", Characters)]
    [InlineData("11010519491231002Y", Characters)]
    public void Parse_Wrong_NamesTheError(string number, ResidentIdError error)
    {
        var id = ResidentId.Parse(number, Demo, Today);
        Assert.Contains(error, id.Errors);
        Assert.False(id.IsValid);
    }

    [Fact]
    public void Parse_InventedOrAbolishedRegion_IsAWarningOnly()
    {
        Assert.False(ResidentId.Parse("999999201603050015", Real, Today).RegionKnown);
        var abolished = "12345619900101001";
        var id = ResidentId.Parse(abolished + ResidentId.CheckCharacter(abolished), Real, Today);
        Assert.Equal((true, false), (id.IsValid, id.RegionKnown));
    }

    [Fact]
    public void Parse_AnyText_NeverThrows() => Gen.String.Sample(text => { ResidentId.Parse(text, Demo, Today); });

    [Fact]
    public void Parse_AnyEighteenCharacters_NeverThrows() =>
        Gen.OneOf(Gen.Char['0', '9'], Gen.OneOf('X', 'x', 'Ｘ', '８', '王', '\ud842', ' ', '-')).Array[18]
            .Sample(c => { ResidentId.Parse(new string(c), Demo, Today); });

    /// <summary>What the check character is for: one wrong digit is always noticed, and two swapped neighbours almost always.</summary>
    [Fact]
    public void CheckCharacter_OneDigitChanged_IsNoticed() =>
        Gen.Select(Gen.Char['0', '9'].Array[17], Gen.Int[0, 16], Gen.Int[1, 9]).Sample((digits, place, by) =>
        {
            var before = ResidentId.CheckCharacter(new string(digits));
            digits[place] = (char)('0' + (digits[place] - '0' + by) % 10);
            return before != ResidentId.CheckCharacter(new string(digits));
        });
}
