using CaseReferral.Core.Assessment;
using Xunit;

namespace CaseReferral.Core.Tests.Cases;

public sealed class ChecklistFactsTests
{
    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, true, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, true, false, false)]
    public void Checklist_IsDecided_ByAPermittedOfficerOfTheOwnerWithTheFileOpen(bool owner, bool permitted, bool open, bool may) =>
        Assert.Equal(may, new ChecklistFacts(owner, permitted, open).MayDecide);
}
