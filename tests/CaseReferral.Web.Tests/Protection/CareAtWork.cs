using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Tests.Protection;

/// <summary>What an institution writes about a child in its care: social work, an adoption whose twelve months have passed, and how she left.</summary>
internal sealed class CareAtWork(AppFactory app, Story story, MarkedForms forms)
{
    public async Task WorkAsync()
    {
        var child = await story.PlacedAsync();
        await AgeAsync(child);
        foreach (var (account, paper) in new[]
        {
            (Story.Police, DocumentCategories.CertificateOneMonth), (Story.Centre, DocumentCategories.TracingNotice), (Story.Police, DocumentCategories.CertificateTwelveMonths),
        })
            await story.AttachAsync(account, child, paper);
        app.Clock.Advance(TimeSpan.FromDays(31));
        var home = await app.AsAsync(Story.Centre);
        var today = $"{story.Today:yyyy-MM-dd}";
        await forms.SendAsync(home, $"/cases/{child}/social-work", new() { ["Form.Minutes"] = "45", ["Form.On"] = today, ["Form.NextOn"] = today, ["Form.ProviderId"] = null });
        await forms.SendAsync(home, $"/cases/{child}/adoption", new() { ["Form.On"] = today });
        await forms.SendAsync(home, $"/cases/{child}/departures", new() { ["Form.LeftOn"] = today, ["Form.CollectorIdCopied"] = "true" });
    }

    /// <summary>She came a year ago: the clock of the whole city would have to turn a year for it.</summary>
    private Task<int> AgeAsync(Guid child) => story.ReadAsync(db => db.Set<CaseClock>().Where(c => c.CaseId == child && c.Kind == "certificate-12m")
        .ExecuteUpdateAsync(u => u.SetProperty(c => c.StartedAt, c => story.Now.AddYears(-1).AddDays(-1))));
}
