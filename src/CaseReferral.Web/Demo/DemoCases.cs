using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Demo;

/// <summary>
/// A few invented cases in different stages, made through the same services a clerk uses: nothing here bypasses a rule.
/// </summary>
internal sealed class DemoCases(IServiceProvider services)
{
    private readonly DemoDesk desk = new(services);
    private readonly DateTime now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    public async Task LoadAsync()
    {
        var cases = await RescueAsync();
        var first = await SendAsync(cases[0], "fuliyuan", Urgency.Urgent, child: true);
        await desk.FireAsync("fuliyuan", first, HandoffAction.Sign, new());
        await desk.FireAsync("fuliyuan", first, HandoffAction.Accept, new() { OfficerId = (await desk.ActorAsync("fuliyuan")).OfficerId, PlanDate = ChinaTime.LocalDate(now) });
        await PlaceAsync(first);
        await SendAsync(cases[1], "weibao", Urgency.Emergency, child: true);
        var third = await SendAsync(cases[2], "jiuzhu", Urgency.Normal, child: false);
        await desk.FireAsync("jiuzhu", third, HandoffAction.Sign, new());
    }

    private async Task<IReadOnlyList<Case>> RescueAsync()
    {
        var today = ChinaTime.LocalDate(now);
        var cases = await desk.AsAsync("shi-xingzhen", scope => scope.GetRequiredService<RescueService>().RegisterAsync(Entry(today), default));
        foreach (var @case in cases)
            await desk.OnCaseAsync("shi-xingzhen", @case.Id, (scope, version) => scope.GetRequiredService<PoliceRecords>().UpdateAsync(@case.Id, version, new()
            {
                HeadName = "程模型",
                HeadRank = HeadRank.CityLeader,
                LegalAidToldOn = today,
                PrivacyToldOn = today,
                Escort = "林示范、女警一名",
                Belongings = "书包一个，衣服两件",
                Guardians = @case == cases[2] ? "found" : "not-found",
                NeedsTreatment = @case == cases[1],
            }, default));
        return cases;
    }

    private RescueEntry Entry(DateOnly today) => new()
    {
        OperationName = "护苗",
        RescuedAt = now.AddHours(-6),
        RegionCode = "999902",
        Place = "南湾区示例街道",
        Source = "public-tip",
        FilingNumber = "云公刑立〔2026〕999号",
        HeadName = "程模型",
        HeadRank = HeadRank.CityLeader,
        LegalAidToldOn = today,
        PrivacyToldOn = today,
        Persons =
        [
            new() { Sex = "1", BirthDate = new(2016, 3, 5), AgeCertainty = AgeCertainty.SelfReported, Nationality = "156", Language = "普通话，略懂", Guardians = "not-found", AbductedOn = "2025-08", AbductedPlace = "青禾县示例集市", Exploitation = "adoption", Identity = new() { Name = "张小样", IdNumber = "999999201603050015" } },
            new() { Sex = "2", Age = 4, Nationality = "156", Exploitation = "adoption", NeedsTreatment = true },
            new() { Sex = "2", Age = 23, AgeCertainty = AgeCertainty.Confirmed, Nationality = "156", Guardians = "found", Exploitation = "forced-labour", Identity = new() { Name = "王示例", Phone = "13900000023" } },
        ],
    };

    private async Task<Guid> SendAsync(Case @case, string unit, Urgency urgency, bool child)
    {
        // 打拐解救儿童临时照料通知书 comes with children only.
        var (category, name) = child ? (DocumentCategories.TemporaryCareNotice, "临时照料通知书.pdf") : (DocumentCategories.HandoverList, "移交清单.pdf");
        await desk.AttachAsync("shi-xingzhen", @case.Id, category, name);
        var to = (await desk.ActorAsync(unit)).OrganisationId;
        return await desk.AsAsync("shi-xingzhen", scope => scope.GetRequiredService<HandoffService>().CreateAsync(new()
        {
            CaseId = @case.Id,
            Kind = PlacementKind.KeyName,
            ToOrganisationId = to,
            Urgency = urgency,
            Text = "接收并临时照料，查找到父母前妥善安置。",
            Package = FieldGroup.Identity | FieldGroup.Family | FieldGroup.Placement | FieldGroup.Certificates | FieldGroup.Health,
            BasisCode = child ? null : LegalBases.Consent,
            BasisNote = child ? null : "本人同意书",
            RouteReason = unit == "weibao" ? "已与市民政局商定，待体检后转儿童福利院" : null,
            PhoneNote = urgency == Urgency.Emergency ? "已电话通知值班室" : null,
        }, true, default));
    }

    private Task PlaceAsync(Guid id) => desk.RecordAsync("fuliyuan", id, (scope, move) => scope.GetRequiredService<PlacementService>().SaveAsync(move, new()
    {
        Form = "own-institution",
        StartedOn = ChinaTime.LocalDate(now),
        Bed = "2 楼 3 床",
        Carer = "郑样本",
        CareNeeds = "夜间易惊醒，由女性工作人员陪同入睡",
        ChildCategory = "hardship-in-home",
        HandedOverAt = now.AddHours(-1),
        HandoverPlace = "市儿童福利院接待室",
        HandoverRemark = "书包拉链损坏，当场注明，其余全部接收",
    }, default));
}
