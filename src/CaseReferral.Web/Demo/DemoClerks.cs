using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Notices;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Demo;

/// <summary>Does the single steps of the stories, through the services a clerk's pages use.</summary>
internal sealed class DemoClerks(IServiceProvider services, TimeProvider time)
{
    private readonly DemoDesk desk = new(services);
    private readonly Dictionary<string, (Guid Case, DemoPerson Person)> cases = [];
    /// <summary>The live hand-off of each request: its receiver changes when it is re-routed.</summary>
    private readonly Dictionary<DemoRequest, (Guid Id, string To)> handoffs = [];

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    public async Task RescueAsync(DemoRescue rescue)
    {
        foreach (var (person, @case) in rescue.Persons.Zip(await new DemoPolice(desk, time).RegisterAsync(rescue)))
            cases[person.Name] = (@case, person);
    }

    public Task DoAsync(DemoDeed deed) => new DemoDeeds(desk, time).DoAsync(deed, cases[deed.Person].Case);

    /// <summary>Every unit takes note of what it was told so far.</summary>
    public async Task ReadNoticesAsync()
    {
        foreach (var unit in DemoCity.UnitAccounts)
        {
            while (await desk.AsAsync(unit, ReadSomeAsync))
            {
            }
        }
    }

    private static async Task<bool> ReadSomeAsync(IServiceProvider scope)
    {
        var ids = await scope.GetRequiredService<AppDbContext>().Set<OutboxMessage>().Where(m => !m.IsRead).OrderBy(m => m.Id).Select(m => m.Id).Take(NoticeService.MaxAtOnce).ToListAsync();
        await scope.GetRequiredService<NoticeService>().ReadAsync(ids, default);
        return ids.Count > 0;
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
        var to = await desk.ActorAsync(request.To);
        var line = scope.GetRequiredService<HandoffKinds>()[request.Kind];
        return await scope.GetRequiredService<HandoffService>().CreateAsync(new()
        {
            CaseId = @case,
            Kind = request.Kind,
            ToOrganisationId = to.OrganisationId,
            Urgency = request.Urgency,
            Text = request.Text,
            RouteReason = line.Propose(person.Facts) is { } route && route.First != to.Kind ? "已与市民政局商定由该机构接收" : null,
            Package = line.Package,
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
        ReviewOn = move.Action == HandoffAction.Hold ? Today.AddDays(services.GetRequiredService<HandoffOptions>().ReviewDays) : null,
        Outcome = move.Action == HandoffAction.Report ? HandoffCodes.Done : null,
        OutcomeOn = move.Action == HandoffAction.Report ? Today : null,
    };
}
