using CaseReferral.Core.Protection;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Protection;

/// <summary>Who is like the buyer is told from keyed hashes alone, and a stranger is not bothered.</summary>
public sealed class LikenessTests
{
    private static readonly Likeness Likeness = new(new BlindIndex(KeyRing.Ephemeral()));
    private static readonly PersonMarks Nobody = new(null, null, null, null);

    [Theory]
    [InlineData("魏建国", "韦建国"), InlineData("张伟", "章玮"), InlineData("魏建国", "魏建华"), InlineData("魏建国", "魏国")]
    [InlineData("林芳芳", "凌芳芳"), InlineData("曾小强", "增小强"), InlineData("张三丰", "臧三丰"), InlineData("单田芳", "山田方"), InlineData("NGUYEN VAN A", "Nguyen Van Ai")]
    public void Names_ThatSoundOrLookAlike(string buyer, string carer) => Assert.Equal([LikenessKind.Name], Names(buyer, carer));

    [Theory]
    [InlineData("魏某甲", "魏先生"), InlineData("张伟", "张芳"), InlineData("李雷", "李娜"), InlineData("王芳", "郑样本"), InlineData("魏建国", ""), InlineData("欧阳娜", "司马光")]
    public void Names_ThatDiffer(string buyer, string carer) => Assert.Empty(Names(buyer, carer));

    [Theory]
    [InlineData("13900000012", "1390000012"), InlineData("13900000012", "+86 139-0000-0013"), InlineData("13900000012", "13900000021")]
    public void Phones_OneDigitApart(string buyer, string carer) =>
        Assert.Equal([LikenessKind.Phone], Likeness.Compare(Likeness.Of(Nobody with { Phone = buyer }), Nobody with { Phone = carer }));

    [Fact]
    public void Phones_TwoDigitsApart_AreOthers() =>
        Assert.Empty(Likeness.Compare(Likeness.Of(Nobody with { Phone = "13900000012" }), Nobody with { Phone = "13900000345" }));

    [Theory]
    [InlineData("青禾县青石镇三组12号", "青禾县青石镇3组 15 號", true), InlineData("南湾区示例路8号2栋301室", "南湾区示例路８号", true)]
    [InlineData("青禾县青石镇三组12号", "青禾县青石镇四组12号", false), InlineData("12号", "15号", false)]
    public void Addresses_UpToTheHouse(string buyer, string carer, bool alike) =>
        Assert.Equal(alike, Likeness.Compare(Likeness.Of(Nobody with { Address = buyer }), Nobody with { Address = carer }).Contains(LikenessKind.Address));

    [Fact]
    public void Relatives_ShareFamilyNameAndCounty()
    {
        var buyer = Likeness.Of(new("999901197001010017", null, null, "魏建国"));
        Assert.Equal([LikenessKind.Kin], Likeness.Compare(buyer, new("999901199505050019", null, null, "魏小红")));
        Assert.Empty(Likeness.Compare(buyer, new("999902199505050019", null, null, "魏小红")));
        Assert.Empty(Likeness.Compare(buyer, new("999901199505050019", null, null, "郑小红")));
        Assert.Contains(LikenessKind.IdNumber, Likeness.Compare(buyer, new("999901197001010025", null, null, null)));
    }

    /// <summary>One slip of the pen anywhere in a longer name is still recognised.</summary>
    [Fact]
    public void Names_OneCharacterLess_AreAlwaysAlike() =>
        Gen.Char['一', '龥'].Array[3, 6].SelectMany(name => Gen.Int[0, name.Length - 1].Select(at => (Name: new string(name), At: at)))
            .Sample(c => Assert.Equal([LikenessKind.Name], Names(c.Name, c.Name.Remove(c.At, 1))));

    [Fact]
    public void Hashes_SayNothing_AndDependOnTheKey()
    {
        var marks = new PersonMarks("999901197001010017", "13900000012", "青禾县青石镇三组12号", "魏建国");
        var stored = Likeness.Of(marks);
        Assert.Matches("^([0-9a-f]{32} )*[0-9a-f]{32}$", stored);
        Assert.Empty(new Likeness(new BlindIndex(KeyRing.Ephemeral())).Compare(stored, marks));
    }

    [Fact]
    public void AnyText_NeverThrows() => Gen.Select(Gen.String, Gen.String, Gen.String, Gen.String).Sample(t =>
        Likeness.Compare(Likeness.Of(new(t.Item1, t.Item2, t.Item3, t.Item4)), new(t.Item4, t.Item3, t.Item2, t.Item1)) is not null);

    private static IReadOnlyList<LikenessKind> Names(string buyer, string carer) =>
        Likeness.Compare(Likeness.Of(Nobody with { Name = buyer }), Nobody with { Name = carer });
}
