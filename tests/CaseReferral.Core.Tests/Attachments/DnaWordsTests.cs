using CaseReferral.Core.Attachments;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Attachments;

/// <summary>No DNA report comes in under any department's name (notice 三.7).</summary>
public sealed class DnaWordsTests
{
    [Theory]
    [InlineData("DNA.pdf"), InlineData("dna报告.pdf"), InlineData("ＤＮＡ检验.pdf"), InlineData("d n a 结果.jpg")]
    [InlineData("D-N-A.pdf"), InlineData("d.n.a.pdf"), InlineData("D_N_A.JPG"), InlineData("D.N.A")]
    [InlineData("D\u200BNA.pdf"), InlineData("张某DNA2.pdf"), InlineData("scan_dna_3.png"), InlineData("STR 分型.xlsx"), InlineData("基因座表.xlsx")]
    [InlineData("血样检验报告.pdf"), InlineData("血 样检验.pdf"), InlineData("亲子鉴定意见书.pdf")]
    public void In_NamesOfReports_AreRecognised(string name) => Assert.True(DnaWords.In(name));

    [Theory]
    [InlineData("文书.pdf"), InlineData("临时照料通知书.pdf"), InlineData("Edna.jpg"), InlineData("dnalounge.png"), InlineData("str-2026.pdf")]
    [InlineData("血常规.pdf"), InlineData("基本情况.docx"), InlineData(""), InlineData("\uD842.pdf")]
    public void In_OtherNames_Pass(string name) => Assert.False(DnaWords.In(name));

    [Fact]
    public void Bar_OnlyTheStatementOfPolice_MayNameIt()
    {
        foreach (var category in DocumentCategories.All)
        {
            Assert.True(DnaWords.Bar("DNA比对结果说明.pdf", category, isPolice: false));
            Assert.Equal(category != DocumentCategories.ComparisonStatement, DnaWords.Bar("DNA比对结果说明.pdf", category, isPolice: true));
            Assert.False(DnaWords.Bar("比对结果说明.pdf", category, isPolice: false));
        }
    }

    [Fact]
    public void In_AnyText_NeverThrows() => Gen.String.Sample(text => DnaWords.In(text) || true);
}
