using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

/// <summary>
/// The five commonest tasks of each department's clerk, done by keyboard alone from her inbox, on the pages and with the keys
/// that docs/tasks.md states. CR_UPDATE_GOLDEN=1 writes the measured figures there.
/// </summary>
public sealed partial class KeyboardTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Police = Story.Police, Centre = Story.Centre;

    /// <summary>The fold of the actions that are seldom the next step.</summary>
    private const string OtherLines = "[aria-labelledby='act-title'] .fold > summary";

    private static readonly Dictionary<string, Func<KeyboardTests, Task<Desk>>> Journeys = new()
    {
        ["Police"] = t => t.PoliceAsync(),
        ["Welfare home"] = t => t.WelfareHomeAsync(),
        ["Rescue station"] = t => t.RescueStationAsync(),
        ["Civil affairs bureau"] = t => t.CivilAffairsAsync(),
        ["Hospital"] = t => t.HospitalAsync(),
        ["Legal aid centre"] = t => t.LegalAidAsync(),
        ["Education bureau"] = t => t.EducationAsync(),
        ["Human resources"] = t => t.HumanResourcesAsync(),
        ["Household police"] = t => t.HouseholdAsync(),
        ["Women's federation"] = t => t.CareVisitsAsync("fulian"),
        ["Youth league"] = t => t.CareVisitsAsync("gongqingtuan"),
        ["Disabled persons' federation"] = t => t.DisabilityAsync(),
        ["Foreign affairs"] = t => t.ForeignAsync(),
        ["Conference office of the city"] = t => t.OfficeAsync("bangongshi", Police),
        ["Conference office of a county"] = t => t.OfficeAsync("qinghe-bangongshi", "qinghe-xingzhen"),
    };

    private readonly Story story = new(browsers.App);

    public static TheoryData<string> Departments => [.. Journeys.Keys];

    private DateOnly Today => story.Today;

    [Theory, MemberData(nameof(Departments))]
    public async Task Clerk_DoesHerFiveCommonestTasks_ByKeyboardAlone(string department)
    {
        var desk = await Journeys[department](this);
        Assert.Equal(5, desk.Done.Count);
        TaskTable.Check(department, desk.Done);
    }

    [Fact]
    public void Tasks_AreStated_ForEveryDepartment() => Assert.Equal(Journeys.Keys, TaskTable.Departments);

    private async Task<Desk> AtAsync(string account) => new(await browsers.AsAsync(account), story, browsers.Address + "/");

    /// <summary>A hand-off of a child in the welfare home, sent to a unit.</summary>
    private async Task<Guid> SentAsync(string line, string to, int age = 9) =>
        await story.SendAsync(await story.PlacedAsync(age), line, Centre, to);

    private Task<Guid> CaseOfAsync(Guid handoff) => story.ReadAsync(db => db.Set<Handoff>().Where(h => h.Id == handoff).Select(h => h.CaseId).SingleAsync());

    private static bool IsHandoff(Desk desk) => desk.Path.StartsWith("/handoffs/", StringComparison.Ordinal);
}
