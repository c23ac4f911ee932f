using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.CarerChecks;

/// <summary>The three doors by which somebody may get her, and the buyer who comes to each (三.16).</summary>
internal sealed class Doors(AppFactory app)
{
    public const string Carer = "carer", Collector = "collector", Relative = "relative";
    /// <summary>Of the buyer; nobody is ever told it.</summary>
    public const string Name = "魏建国", Number = "999901197001010017", Phone = "13900000071";

    public Story Story { get; } = new(app);

    /// <summary>Somebody who is to have her, as each door's form asks.</summary>
    public sealed record Comer(string Name, string Number, string Phone);

    public static Comer Buyer { get; } = new("父亲 " + Name, Number, Phone);

    /// <summary>A number and a phone one digit from the buyer's: like him by name, where it is asked, and by phone.</summary>
    public static Comer Alike { get; } = new("父亲 韦建国", "999999195505050021", "13900000072");

    public static Comer Stranger { get; } = new("祖母 郑样本", "999999195505050021", "13711112222");

    public async Task RecordBuyerAsync(Guid @case, string name = Name, string number = Number, string phone = Phone)
    {
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{@case}/police/buyer");
        await police.SendAsync(new() { ["Form.Name"] = name, ["Form.IdNumber"] = number, ["Form.Phone"] = phone });
        Assert.Equal(HttpStatusCode.OK, police.Status);
    }

    /// <summary>A child before the door, whose buyer is known.</summary>
    public async Task<Guid> ChildAsync(string door)
    {
        var id = door == Collector ? await Story.PlacedAsync(9) : await Story.RescueAsync();
        if (door == Carer)
            await AcceptPlacementAsync(id);
        await RecordBuyerAsync(id);
        return id;
    }

    public async Task<Guid> SendPlacementAsync(Guid @case)
    {
        await Story.AttachAsync(Story.Police, @case, DocumentCategories.TemporaryCareNotice);
        return await Story.SendAsync(@case, PlacementKind.KeyName, Story.Police, Story.Centre);
    }

    private async Task AcceptPlacementAsync(Guid @case)
    {
        var handoff = await SendPlacementAsync(@case);
        await Story.FireAsync(Story.Centre, handoff, HandoffAction.Sign);
        await Story.FireAsync(Story.Centre, handoff, HandoffAction.Accept);
    }

    /// <summary>The clerk at the door enters who comes.</summary>
    public Task<Visitor> ComeAsync(string door, Guid @case, Comer comer, string language = "zh-CN") => door switch
    {
        Carer => PlaceAsync(@case, comer, language),
        Collector => LeaveAsync(@case, comer, language),
        _ => ReuniteAsync(@case, comer, language),
    };

    private async Task<Visitor> AtAsync(string account, string path, string language)
    {
        var clerk = await app.AsAsync(account);
        await clerk.GoAsync($"/language/{language}");
        await clerk.GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        return clerk;
    }

    private async Task<Visitor> PlaceAsync(Guid @case, Comer comer, string language)
    {
        var handoff = await Story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == @case).Select(h => h.Id).SingleAsync());
        var clerk = await AtAsync(Story.Centre, $"/handoffs/{handoff}/placement", language);
        return await clerk.SendAsync(new()
        {
            ["Form.Form"] = "relative",
            ["Form.FormReason"] = "亲属有抚养能力",
            ["Form.Carer"] = comer.Name.Split(' ')[1],
            ["Form.CarerIdNumber"] = comer.Number,
            ["Form.CarerPhone"] = comer.Phone,
        });
    }

    private async Task<Visitor> LeaveAsync(Guid @case, Comer comer, string language)
    {
        var clerk = await AtAsync(Story.Centre, $"/cases/{@case}/departures", language);
        return await clerk.SendAsync(new()
        {
            ["Form.Reason"] = "collected",
            ["Form.LeftOn"] = $"{Story.Today:yyyy-MM-dd}",
            ["Form.Destination"] = "青禾县家中",
            ["Form.Collector"] = comer.Name,
            ["Form.CollectorIdNumber"] = comer.Number,
            ["Form.CollectorPhone"] = comer.Phone,
            ["Form.CollectorIdCopied"] = "true",
        });
    }

    private async Task<Visitor> ReuniteAsync(Guid @case, Comer comer, string language)
    {
        var clerk = await AtAsync(Story.Police, $"/cases/{@case}/do/reunite", language);
        return await clerk.SendAsync(new()
        {
            ["Form.ReunionBasis"] = "documents",
            ["Form.ReunionBasisNumber"] = "出生医学证明 X-1",
            ["Form.ReunionBasisOn"] = $"{Story.Today:yyyy-MM-dd}",
            ["Form.HandoverSigned"] = "true",
            ["Form.Relative"] = comer.Name,
            ["Form.RelativeIdNumber"] = comer.Number,
            ["Form.RelativePhone"] = comer.Phone,
            ["Form.FollowUpUnitId"] = (await Story.ActorAsync("weibao")).OrganisationId.ToString(),
            ["Form.Text"] = "亲属到场",
        });
    }

    /// <summary>What the clerk reads on top of the form that is shown again.</summary>
    public static string Refusal(Visitor clerk)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        return clerk.Page.QuerySelector(".err-summary")!.TextContent;
    }

    public Task<List<OutboxMessage>> AlarmsAsync(Guid @case) => Story.ReadAsync(db =>
        db.Set<OutboxMessage>().AsNoTracking().Where(m => m.CaseId == @case && m.Topic == "buyer.AtDoor").ToListAsync());

    public Task<List<CarerCheck>> ChecksAsync(Guid @case) => Story.ReadAsync(db =>
        db.Set<CarerCheck>().AsNoTracking().Where(c => c.CaseId == @case).OrderBy(c => c.RaisedAt).ToListAsync());

    public async Task<Visitor> AnswerAsync(string account, Guid check, bool cleared)
    {
        var visitor = await (await app.AsAsync(account)).GoAsync($"/carer-checks/{check}");
        return await visitor.SendAsync(new() { ["Form.Cleared"] = cleared ? "true" : "false", ["Form.Reason"] = "已上门核实" });
    }
}
