using CaseReferral.Core.Protection;
using Xunit;

namespace CaseReferral.Core.Tests.Protection;

/// <summary>A name in a line that also tells the relation is compared like a name alone (三.16).</summary>
public sealed class NameLineTests
{
    private static readonly Likeness Likeness = new(new BlindIndex(KeyRing.Ephemeral()));

    [Theory]
    [InlineData("父亲 魏建国"), InlineData("魏建国（父亲）"), InlineData("魏建国，叔叔"), InlineData("父亲魏建国"), InlineData("魏建国生父"), InlineData("外祖父：韦建国"), InlineData("魏建国")]
    public void Line_WithTheName_IsLikeIt(string line) => Assert.Equal([LikenessKind.Name], Names("魏建国", line));

    [Theory, InlineData("NGUYEN VAN A (father)"), InlineData("father, Nguyen Van Ai")]
    public void Line_WithAForeignName_IsLikeIt(string line) => Assert.Equal([LikenessKind.Name], Names("Nguyen Van A", line));

    [Theory, InlineData("父亲 郑样本"), InlineData("祖母"), InlineData(""), InlineData(null), InlineData("。！")]
    public void Line_WithoutIt_IsNot(string? line) => Assert.Empty(Names("魏建国", line));

    [Theory, InlineData("母亲 王𠮷示", "王𠮷示"), InlineData("养父阿不都·热西提", "阿不都·热西提"), InlineData("祖母、姑姑", null)]
    public void Words_KeepRareCharacters_AndLeaveOutKinship(string line, string? word) => Assert.Equal(word is null ? [] : [word], NameLine.Words(line));

    private static IReadOnlyList<LikenessKind> Names(string buyer, string? line) =>
        Likeness.Compare(Likeness.Of(new(null, null, null, buyer)), new PersonMarks(null, null, null, line) { OtherNames = NameLine.Words(line) });
}
