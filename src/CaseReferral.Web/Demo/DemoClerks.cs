using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Demo;

/// <summary>Does the single steps of the stories, through the services a clerk's pages use.</summary>
internal sealed class DemoClerks(IServiceProvider services, TimeProvider time)
{
    private readonly DemoDesk desk = new(services);
    private readonly Dictionary<string, (Guid Case, DemoPerson Person)> cases = [];
    /// <summary>The live hand-off of each request: its receiver changes when it is re-routed.</summary>
    private readonly Dictionary<DemoRequest, (Guid Id, string To)> handoffs = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;
    private DateOnly Today => ChinaTime.LocalDate(Now);

    public async Task RescueAsync(DemoRescue rescue)
    {
        var entry = new RescueEntry
        {
            OperationName = rescue.Operation,
            RescuedAt = Now.AddHours(-3),
            RegionCode = rescue.Region,
            Place = rescue.Place,
            Source = rescue.Source,
            FilingNumber = rescue.Filing,
            HeadName = "程模型",
            HeadRank = HeadRank.CityLeader,
            LegalAidToldOn = Today,
            PrivacyToldOn = Today,
            Persons = [.. rescue.Persons.Select(Rescued)],
        };
        var opened = await desk.AsAsync(rescue.Police, scope => scope.GetRequiredService<RescueService>().RegisterAsync(entry, default));
        foreach (var (person, @case) in rescue.Persons.Zip(opened))
        {
            cases[person.Name] = (@case.Id, person);
            await CompleteAsync(rescue.Police, person, @case.Id);
        }
    }

    private async Task CompleteAsync(string police, DemoPerson person, Guid id)
    {
        await desk.OnCaseAsync(police, id, (scope, version) => scope.GetRequiredService<PoliceRecords>().UpdateAsync(id, version, new()
        {
            HeadName = "程模型",
            HeadRank = HeadRank.CityLeader,
            LegalAidToldOn = Today,
            PrivacyToldOn = Today,
            Escort = "民警两名，其中女警一名",
            Belongings = "随身衣物一袋",
            Guardians = person.Guardians,
            InterpreterArranged = person.Language is not null,
            MayBeDisabled = person.MayBeDisabled,
        }, default));
        if (!person.IsMinor)
            await desk.OnCaseAsync(police, id, (scope, version) => scope.GetRequiredService<PoliceRecords>()
                .IdentifyAsync(id, version, Identity(person), Birth(person), AgeCertainty.Confirmed, true, default));
        var (category, name) = person.IsMinor ? (DocumentCategories.TemporaryCareNotice, "临时照料通知书.pdf") : (DocumentCategories.HandoverList, "移交清单.pdf");
        await desk.AttachAsync(police, id, category, name);
    }

    private RescuedPerson Rescued(DemoPerson person) => new()
    {
        Sex = person.Sex,
        BirthDate = Birth(person),
        AgeCertainty = AgeCertainty.SelfReported,
        Nationality = person.Nationality,
        Language = person.Language ?? "普通话",
        NeedsInterpreter = person.Language is not null,
        InterpreterArranged = person.Language is not null,
        Guardians = person.Guardians,
        Exploitation = person.Exploitation,
        MayBeDisabled = person.MayBeDisabled,
        Identity = Identity(person),
    };

    /// <summary>Counted from the rescue, so that a child of the demo stays a child.</summary>
    private DateOnly Birth(DemoPerson person) => Today.AddYears(-person.Age).AddDays(-100);

    /// <summary>A child of unknown origin and a foreigner have no number.</summary>
    private IdentityInput Identity(DemoPerson person)
    {
        var number = $"999999{Birth(person):yyyyMMdd}90{person.Sex}";
        var known = person.Guardians is "found" or "unfit" && person.Nationality == "156";
        return new() { Name = person.Name, IdNumber = known ? number + ResidentId.CheckCharacter(number) : null };
    }

    public async Task MoveAsync(DemoRequest request, DemoMove move)
    {
        if (move.Action == HandoffAction.Send)
        {
            handoffs[request] = (await SendAsync(request), request.To);
            return;
        }
        var (id, to) = handoffs[request];
        var actor = move.Action is HandoffAction.Confirm or HandoffAction.Reroute or HandoffAction.Arbitrate ? request.From : to;
        if (move.Action == HandoffAction.Begin)
            await desk.RecordAsync(actor, id, (scope, handoff) => DemoRecords.WriteAsync(scope, handoff, request.Moves.Any(m => m.Action == HandoffAction.Report)));
        else
            await desk.FireAsync(actor, id, move.Action, await InputAsync(move, actor));
        if (move.Action == HandoffAction.Reroute)
            handoffs[request] = (await NextAsync(request.From, id), move.Unit!);
    }

    private Task<Guid> SendAsync(DemoRequest request) => desk.AsAsync(request.From, async scope =>
    {
        var (@case, person) = cases[request.Person];
        return await scope.GetRequiredService<HandoffService>().CreateAsync(new()
        {
            CaseId = @case,
            Kind = request.Kind,
            ToOrganisationId = (await desk.ActorAsync(request.To)).OrganisationId,
            Urgency = request.Urgency,
            Text = request.Text,
            Package = scope.GetRequiredService<HandoffKinds>().Find(request.Kind)!.Package,
            BasisCode = person.IsMinor ? null : LegalBases.Consent,
            BasisNote = person.IsMinor ? null : "本人同意书",
        }, true, default);
    });

    private Task<Guid> NextAsync(string account, Guid before) => desk.AsAsync(account, scope =>
        scope.GetRequiredService<AppDbContext>().Set<Handoff>().Where(h => h.PreviousId == before).Select(h => h.Id).SingleAsync());

    private async Task<HandoffInput> InputAsync(DemoMove move, string account) => new()
    {
        ReasonCode = move.Action switch
        {
            HandoffAction.Return => HandoffCodes.NotOurRemit,
            HandoffAction.Ask => "document-missing",
            HandoffAction.Hold => "waiting-for-term",
            HandoffAction.Arbitrate => "remit-unclear",
            _ => null,
        },
        Text = move.Text,
        Duty = move.Action == HandoffAction.Return ? "四.2" : null,
        UnitId = move.Unit is null ? null : (await desk.ActorAsync(move.Unit)).OrganisationId,
        OfficerId = move.Action == HandoffAction.Accept ? (await desk.ActorAsync(account)).OfficerId : null,
        PlanDate = move.Action == HandoffAction.Accept ? Today.AddDays(14) : null,
        ReviewOn = move.Action == HandoffAction.Hold ? Today.AddDays(HandoffInputCheck.MaxReviewDays) : null,
        Outcome = move.Action == HandoffAction.Report ? HandoffCodes.Done : null,
        OutcomeOn = move.Action == HandoffAction.Report ? Today : null,
    };

    public Task DoAsync(DemoDeed deed)
    {
        var id = cases[deed.Person].Case;
        return deed.What switch
        {
            "sampling" => desk.OnCaseAsync(deed.Who, id, (scope, version) => scope.GetRequiredService<PoliceRecords>().RecordSamplingAsync(id, version,
                new() { SampledOn = Today.AddDays(-7), ReceiptNumber = "云采示例", ComparedOn = Today, Result = "no-match" }, default)),
            "follow-up" => FollowUpAsync(deed.Who, id),
            "visit" => VisitAsync(deed.Who, id),
            "close" => FireAsync(deed.Who, id, CaseAction.Close, new() { Text = "身份、安置、法律援助均已落实，本人已回原籍与家人团聚。", VisitsNote = "已转请户籍地继续回访，本人同意结案。" }),
            _ => desk.AttachAsync(deed.Who, id, deed.What, "证明文书.pdf"),
        };
    }

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

    private Task FireAsync(string account, Guid id, CaseAction action, CaseInput input) => desk.OnCaseAsync(account, id,
        (scope, version) => scope.GetRequiredService<CaseService>().FireAsync(id, action, version, input, default));
}
