using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>A health hand-off the hospital has accepted, and scales filled in without their pages.</summary>
internal static class ScaleStory
{
    public const string Hospital = "yiyuan";

    /// <summary>A grown woman whom police have handed to the hospital.</summary>
    public static async Task<Guid> TreatedAsync(this Story story, Guid? caseId = null, string from = Story.Police)
    {
        var id = await story.SendAsync(caseId ?? await story.RescueAsync(30), HealthKind.KeyName, from, Hospital);
        await story.FireAsync(Hospital, id, HandoffAction.Sign);
        await story.FireAsync(Hospital, id, HandoffAction.Accept);
        return id;
    }

    /// <summary>PHQ-9 with every item answered alike; danger comes with what was done.</summary>
    public static Task<Guid> Phq9Async(this Story story, Guid id, int answer, int daysAgo = 0) => story.FillAsync(id, new()
    {
        Scale = Scales.Phq9.Code,
        Answers = [.. Enumerable.Repeat<string?>($"{answer}", 9)],
        On = story.Today.AddDays(-daysAgo),
        Assessor = "中文",
        Provider = "clinician",
        Asked = "self",
        SafetyAction = answer > 0 ? "中文" : null,
    });

    public static async Task<Guid> FillAsync(this Story story, Guid id, ScaleEntry entry, Guid? replaces = null)
    {
        await using (var scope = await story.ScopeAsync(Hospital))
            await scope.ServiceProvider.GetRequiredService<ScaleService>().RecordAsync(id, await story.VersionAsync(id), entry, replaces, default);
        return (await story.ResultsAsync(id)).MaxBy(r => r.Id)!.Id;
    }

    public static Task<List<ScaleResult>> ResultsAsync(this Story story, Guid id) =>
        story.ReadAsync(db => db.Set<ScaleResult>().AsNoTracking().Where(r => r.HandoffId == id).OrderBy(r => r.Id).ToListAsync());
}
