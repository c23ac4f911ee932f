using System.Globalization;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Privacy;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using CaseReferral.Web.Tests.Features.Privacy;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Tests.Protection;

/// <summary>Who may open a file and why, consents, requests, holds, erasure and incidents: every reason that is typed there.</summary>
internal sealed class PrivacyAtWork(AppFactory app, Story story, MarkedForms forms)
{
    private const string Lead = Story.Police + "-lead";

    public async Task WorkAsync(Guid girl)
    {
        await OpenAsync(girl);
        await ConsentAsync(girl);
        await RequestAsync(Story.Centre, girl);
        var centre = await app.AsAsync(Story.Centre);
        await forms.SendAsync(centre, $"/cases/{girl}/privacy/holds/new");
        await forms.SendAsync(centre, centre.Page.QuerySelector("a[href$='/lift']")!.GetAttribute("href")!);
        await EraseAsync();
        await IncidentAsync();
    }

    /// <summary>A colleague asks and opens it in an emergency; the lead names her, and puts her out of the case; the office looks.</summary>
    private async Task OpenAsync(Guid girl)
    {
        var account = await app.ColleagueOfAsync(Story.Police);
        var colleague = await app.AsAsync(account);
        await forms.SendAsync(colleague, $"/cases/{girl}/access/ask");
        await forms.SendAsync(colleague, $"/cases/{girl}/access/emergency");
        await forms.SendAsync(await app.AsAsync(Story.Office), $"/cases/{girl}/access/look");
        var officer = new Dictionary<string, string?> { ["Form.OfficerId"] = $"{(await story.ActorAsync(account)).OfficerId}" };
        foreach (var verb in new[] { "team", "exclude" })
            await forms.SendAsync(await app.AsAsync(Lead), $"/cases/{girl}/access/{verb}", officer);
    }

    private async Task ConsentAsync(Guid girl)
    {
        var society = await Society.OpenAsync(app);
        var centre = await app.AsAsync(Story.Centre);
        await forms.SendAsync(centre, $"/cases/{girl}/privacy/consents/new", new()
        {
            ["Form.OrganisationId"] = $"{society}",
            ["Form.Groups"] = "Identity\u001fLegal",
            ["Form.Giver"] = $"{Speaker.Guardian}",
        });
        await forms.SendAsync(centre, centre.Page.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!);
    }

    private async Task RequestAsync(string account, Guid id)
    {
        var visitor = await app.AsAsync(account);
        await forms.SendAsync(visitor, $"/cases/{id}/privacy/requests/new", new() { ["Form.Kind"] = $"{DataRequestKind.Deletion}", ["Form.Speaker"] = $"{Speaker.Person}" });
        var request = await story.ReadAsync(db => db.Set<DataRequest>().Where(r => r.CaseId == id).Select(r => r.Id).SingleAsync());
        await forms.SendAsync(visitor, $"/cases/{id}/privacy/requests/{request}", new() { ["Form.State"] = $"{DataRequestState.Granted}" });
    }

    /// <summary>A report that proved unfounded, whose deletion was granted: why it goes stays when all else is gone.</summary>
    private async Task EraseAsync()
    {
        var mistaken = await story.RescueAsync(30, told: false);
        await RequestAsync(Story.Police, mistaken);
        await story.ActAsync(Lead, mistaken, CaseAction.Unfound, new() { Text = forms.Text("Unfound") });
        var police = await app.AsAsync(Story.Police);
        await forms.SendAsync(police, $"/cases/{mistaken}/privacy/erasure", new() { ["Form.GroundCode"] = Erasure.RequestGranted });
        var lead = await app.AsAsync(Lead);
        await lead.GoAsync($"/cases/{mistaken}/privacy");
        await lead.SendAsync([], "form[action$='/confirm']");
    }

    private async Task IncidentAsync()
    {
        var today = story.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var security = await app.AsAsync("anquan");
        await forms.SendAsync(security, "/incidents/new", new()
        {
            ["Form.DiscoveredOn"] = today,
            ["Form.DiscoveredAt"] = "00:10",
            ["Form.PersonsAffected"] = "1",
            ["Form.Groups"] = "Identity\u001fHealth",
            ["Form.ReportedOn"] = null,
            ["Form.PersonsToldOn"] = null,
        });
    }
}
