using CaseReferral.Core.Departments.LegalAid;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>未成年人保护法 Art. 104 (G-08): fit before load, and among equals whoever has least to do.</summary>
public sealed class LawyerOrderTests
{
    private static LawyerChoice Lawyer(string name, bool minors, bool women, int open) => new(Guid.CreateVersion7(), name, "firm", minors, women, open);

    private static readonly LawyerChoice[] All =
        [Lawyer("a", false, false, 0), Lawyer("b", true, false, 5), Lawyer("c", true, false, 2), Lawyer("d", false, true, 1), Lawyer("e", true, true, 9)];

    [Theory]
    [InlineData(true, "1", "c b e a d")]
    [InlineData(true, "2", "e c b d a")]
    [InlineData(false, "1", "a d c b e")]
    [InlineData(false, "2", "d e a c b")]
    public void InOrder_PutsFitBeforeLoad(bool minor, string sex, string expected) =>
        Assert.Equal(expected, string.Join(' ', LawyerChoice.InOrder(All, new() { IsMinor = minor, Sex = sex }).Select(l => l.Name)));

    [Theory]
    [InlineData(true, false, false), InlineData(true, true, true), InlineData(false, false, true)]
    public void Fits_AMinor_NeedsTheFlag(bool minor, bool flagged, bool expected) =>
        Assert.Equal(expected, Lawyer("a", flagged, false, 0).Fits(new() { IsMinor = minor }));
}
