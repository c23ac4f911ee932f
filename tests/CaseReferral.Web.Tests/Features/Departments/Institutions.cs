using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>Persons in institutions, and their way from one to the next.</summary>
internal sealed class Institutions(AppFactory app)
{
    public const string MinorsCentre = "weibao", Station = "jiuzhu";

    public Story Story { get; } = new(app);

    /// <summary>Police send a person to an institution, which accepts her and, with <paramref name="came"/>, records where she lives.</summary>
    public async Task<(Guid Case, Guid Handoff)> AtAsync(string institution, int age, bool came = true)
    {
        var id = await Story.RescueAsync(age);
        await Story.AttachAsync(Story.Police, id, DocumentCategories.TemporaryCareNotice);
        var handoff = await SendAsync(Story.Police, id, institution);
        await AcceptAsync(institution, handoff);
        if (came)
            await PlaceAsync(institution, handoff);
        return (id, handoff);
    }

    /// <summary>A placement, with the reason for another unit than the proposed one.</summary>
    public async Task<Guid> SendAsync(string from, Guid @case, string to)
    {
        var handoff = await Story.SendAsync(@case, PlacementKind.KeyName, from, to, send: false);
        await Story.ReadAsync(async db =>
        {
            (await db.Set<Handoff>().SingleAsync(h => h.Id == handoff)).RouteFor("就近");
            return await db.SaveChangesAsync();
        });
        await Story.FireAsync(from, handoff, HandoffAction.Send);
        return handoff;
    }

    public async Task AcceptAsync(string institution, Guid handoff)
    {
        await Story.FireAsync(institution, handoff, HandoffAction.Sign);
        await Story.FireAsync(institution, handoff, HandoffAction.Accept);
    }

    public async Task PlaceAsync(string institution, Guid handoff)
    {
        var version = await Story.VersionAsync(handoff);
        await using var scope = await Story.ScopeAsync(institution);
        await scope.ServiceProvider.GetRequiredService<HandoffService>().RecordAsync(handoff, version, move =>
            scope.ServiceProvider.GetRequiredService<PlacementService>().SaveAsync(
                move, new() { Form = "own-institution", StartedOn = Story.Today, Carer = "郑样本", Bed = institution + " 1", FemaleStaff = true }, default), default);
    }

    /// <summary>The institution reports her placement and sends her on.</summary>
    public async Task<Guid> HandOnAsync(string from, Guid @case, Guid placement, string to)
    {
        await Story.FireAsync(from, placement, HandoffAction.Report);
        return await SendAsync(from, @case, to);
    }

    public async Task<Guid> UnitAsync(string account) => (await Story.ActorAsync(account)).OrganisationId;

    public Task<Case> CaseAsync(Guid id) => Story.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id));

    public Task<List<CaseClock>> ClocksAsync(Guid id) =>
        Story.ReadAsync(db => db.Set<CaseClock>().AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.Kind).ThenBy(c => c.StartedAt).ToListAsync());
}
