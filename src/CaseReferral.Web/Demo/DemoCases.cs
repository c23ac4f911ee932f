using System.Text;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Demo;

/// <summary>
/// A few invented cases in different stages, made through the same services a clerk uses: nothing here bypasses a rule.
/// </summary>
internal sealed class DemoCases(IServiceProvider services)
{
    private readonly DateTime now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    public async Task LoadAsync()
    {
        var cases = await RescueAsync();
        var first = await SendAsync(cases[0], "fuliyuan", Urgency.Urgent, child: true);
        await ActAsync("fuliyuan", first, HandoffAction.Sign, new());
        await ActAsync("fuliyuan", first, HandoffAction.Accept, new() { OfficerId = (await ActorAsync("fuliyuan")).OfficerId, PlanDate = ChinaTime.LocalDate(now) });
        await PlaceAsync(first);
        await SendAsync(cases[1], "weibao", Urgency.Emergency, child: true);
        var third = await SendAsync(cases[2], "jiuzhu", Urgency.Normal, child: false);
        await ActAsync("jiuzhu", third, HandoffAction.Sign, new());
    }

    private async Task<IReadOnlyList<Case>> RescueAsync()
    {
        await using var scope = await ScopeAsync("shi-xingzhen");
        var today = ChinaTime.LocalDate(now);
        var cases = await scope.ServiceProvider.GetRequiredService<RescueService>().RegisterAsync(new RescueEntry
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
                new() { Sex = "1", BirthDate = new(2016, 3, 5), AgeCertainty = AgeCertainty.SelfReported, Nationality = "156", Language = "普通话，略懂", Guardians = "not-found", Exploitation = "adoption", Identity = new() { Name = "张小样", IdNumber = "999999201603050015" } },
                new() { Sex = "2", Age = 4, Nationality = "156", Exploitation = "adoption", NeedsTreatment = true },
                new() { Sex = "2", Age = 23, AgeCertainty = AgeCertainty.Confirmed, Nationality = "156", Guardians = "found", Exploitation = "forced-labour", Identity = new() { Name = "王示例", Phone = "13900000023" } },
            ],
        }, default);
        foreach (var @case in cases)
            await scope.ServiceProvider.GetRequiredService<PoliceRecords>().UpdateAsync(@case.Id, @case.Version, new()
            {
                HeadName = "程模型",
                HeadRank = HeadRank.CityLeader,
                LegalAidToldOn = today,
                PrivacyToldOn = today,
                Escort = "林示范、女警一名",
                Belongings = "书包一个，衣服两件",
                Guardians = @case == cases[2] ? "found" : "not-found",
                NeedsTreatment = @case == cases[1],
            }, default);
        return cases;
    }

    private async Task<Guid> SendAsync(Case @case, string unit, Urgency urgency, bool child)
    {
        await using var scope = await ScopeAsync("shi-xingzhen");
        using var paper = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n"));
        // 打拐解救儿童临时照料通知书 comes with children only.
        var (category, name) = child ? (DocumentCategories.TemporaryCareNotice, "临时照料通知书.pdf") : (DocumentCategories.HandoverList, "移交清单.pdf");
        await scope.ServiceProvider.GetRequiredService<AttachmentService>().AddAsync(@case.Id, null, category, name, paper, default);
        return await scope.ServiceProvider.GetRequiredService<HandoffService>().CreateAsync(new()
        {
            CaseId = @case.Id,
            Kind = PlacementKind.KeyName,
            ToOrganisationId = (await ActorAsync(unit)).OrganisationId,
            Urgency = urgency,
            Text = "接收并临时照料，查找到父母前妥善安置。",
            Package = FieldGroup.Identity | FieldGroup.Family | FieldGroup.Placement | FieldGroup.Certificates | FieldGroup.Health,
            BasisCode = child ? null : LegalBases.Consent,
            BasisNote = child ? null : "本人同意书",
            PhoneNote = urgency == Urgency.Emergency ? "已电话通知值班室" : null,
        }, true, default);
    }

    private async Task PlaceAsync(Guid id)
    {
        await using var scope = await ScopeAsync("fuliyuan");
        await scope.ServiceProvider.GetRequiredService<HandoffService>().RecordAsync(id, await VersionAsync(scope, id), move =>
            scope.ServiceProvider.GetRequiredService<PlacementService>().SaveAsync(move, new()
            {
                Form = "own-institution",
                StartedOn = ChinaTime.LocalDate(now),
                Bed = "2 楼 3 床",
                Carer = "郑样本",
                CareNeeds = "夜间易惊醒，由女性工作人员陪同入睡",
            }, default), default);
    }

    private async Task ActAsync(string unit, Guid id, HandoffAction action, HandoffInput input)
    {
        await using var scope = await ScopeAsync(unit);
        await scope.ServiceProvider.GetRequiredService<HandoffService>().FireAsync(id, action, await VersionAsync(scope, id), input, default);
    }

    private static Task<int> VersionAsync(AsyncServiceScope scope, Guid id) =>
        scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<Handoff>().Where(h => h.Id == id).Select(h => h.Version).SingleAsync();

    private async Task<AsyncServiceScope> ScopeAsync(string account)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(await ActorAsync(account));
        return scope;
    }

    private async Task<Actor> ActorAsync(string account)
    {
        await using var db = services.GetRequiredService<AppDbContexts>().For(Actor.System("demo"));
        var officer = await db.Users.SingleAsync(o => o.UserName == account);
        var unit = await db.Set<Organisation>().SingleAsync(o => o.Id == officer.OrganisationId);
        return new(officer.Id, officer.DisplayName, unit.Id, unit.Name, unit.Kind, unit.RegionCode, officer.Role);
    }
}
