using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>Scenario 1, a boy bought as a son, parents not found: the whole story through the real pages, refusals included.</summary>
public abstract partial class Scenario1(Browsers browsers) : Journey(browsers, new DateTime(2026, 3, 2))
{
    [Fact]
    public async Task TheBoy_FromRescueToSchool_NobodyDropsHim()
    {
        var boy = await RescueAsync();
        var placement = await HandOverAsync(boy);
        await PlaceAsync(boy, placement);
        await HospitalAsync(boy);
        var school = await SchoolAsync(boy);
        await LegalAidAsync(boy);
        await EnrolAsync(school);
        await CertificatesAsync(boy);
        await HouseholdAndFollowUpAsync(boy);
        await NothingTypedStandsInClearAsync();
        await Browsers.AreRightAsync();
    }
}
