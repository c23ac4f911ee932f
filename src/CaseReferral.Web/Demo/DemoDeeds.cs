using CaseReferral.Core.Assessment;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Demo;

/// <summary>What is done on a case besides its hand-offs: sampling, certificates, follow-up, visits, closing.</summary>
internal sealed class DemoDeeds(DemoDesk desk, TimeProvider time)
{
    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    public Task DoAsync(DemoDeed deed, Guid id) => deed.What switch
    {
        "sampling" => desk.OnCaseAsync(deed.Who, id, (scope, version) => scope.GetRequiredService<PoliceRecords>().RecordSamplingAsync(id, version,
            new() { SampledOn = Today.AddDays(-3), ReceiptNumber = "云采示例", DatabaseEntryOn = Today.AddDays(-2), ComparedOn = Today, Result = "no-match" }, default)),
        "follow-up" => FollowUpAsync(deed.Who, id),
        "visit" => VisitAsync(deed.Who, id),
        "school-visit" => SchoolVisitAsync(deed.Who, id),
        "close" => FireAsync(deed.Who, id, CaseAction.Close, new() { Text = "身份、安置、法律援助均已落实，本人已回原籍与家人团聚。", VisitsNote = "已转请户籍地继续回访，本人同意结案。" }),
        _ => desk.AttachAsync(deed.Who, id, deed.What, "证明文书.pdf"),
    };

    private async Task FollowUpAsync(string account, Guid id)
    {
        await desk.OnCaseAsync(account, id, async (scope, version) =>
        {
            var open = await scope.GetRequiredService<AppDbContext>().Set<Need>().Where(n => n.CaseId == id && n.Decision == NeedDecision.Undecided).Select(n => n.Kind).ToListAsync();
            await scope.GetRequiredService<NeedsService>().DecideAsync(id, version, open.ToDictionary(k => k, _ => (NeedDecision.NotNeeded, (string?)"经评估暂不需要")), default);
        });
        await FireAsync(account, id, CaseAction.BeginFollowUp, new());
    }

    private Task VisitAsync(string account, Guid id) => desk.OnCaseAsync(account, id, async (scope, version) =>
    {
        var planned = await scope.GetRequiredService<AppDbContext>().Set<PlannedVisit>().Where(p => p.CaseId == id).OrderBy(p => p.Months).Select(p => p.Id).FirstAsync();
        await scope.GetRequiredService<VisitService>().RecordAsync(id, planned, version, new()
        {
            Method = VisitMethod.Home,
            VisitedOn = Today,
            Visitor = "许范本、社工一名",
            LivesWith = "母亲",
            Contact = DangerContact.Nobody,
            HeardAlone = true,
            OwnWords = "睡得好多了，工作也习惯了。",
            WorkNote = "在岗，按月领工资",
            Risk = RiskLevel.Low,
        }, default);
    });

    private Task SchoolVisitAsync(string account, Guid id) => desk.AsAsync(account, async scope =>
    {
        var handoff = await scope.GetRequiredService<AppDbContext>().Set<Handoff>().Where(h => h.CaseId == id && h.Kind == EducationKind.KeyName).Select(h => h.Id).SingleAsync();
        await scope.GetRequiredService<EducationService>().VisitAsync(handoff, Today, "settled", "按时到校，与同学相处融洽", default);
    });

    private Task FireAsync(string account, Guid id, CaseAction action, CaseInput input) => desk.OnCaseAsync(account, id,
        (scope, version) => scope.GetRequiredService<CaseService>().FireAsync(id, action, version, input, default));
}
