using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Papers;

/// <summary>Loads a paper of the actor's unit. The sheet stays open as long as a revealed identity does, for who printed it.</summary>
public sealed class PaperPageQuery(AppDbContext db, IEnumerable<IPaperContent> contents, IHttpContextAccessor http, TimeProvider time)
{
    public async Task<PaperPage> LoadAsync(Guid id, CancellationToken token)
    {
        var unit = db.Actor.OrganisationId;
        var paper = await db.Set<Paper>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.OrganisationId == unit, token)
            ?? throw new NotFoundException(nameof(Paper));
        return await PageAsync(paper, new(), token);
    }

    /// <summary>The paper of a subject, to ask why it is printed again.</summary>
    public async Task<PaperPage> OfSubjectAsync(string kind, Guid subjectId, ReprintForm form, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var unit = db.Actor.OrganisationId;
        var paper = await db.Set<Paper>().AsNoTracking().FirstOrDefaultAsync(p => p.SubjectId == subjectId && p.Kind == kind && p.OrganisationId == unit, token)
            ?? throw new NotFoundException(nameof(Paper));
        return await PageAsync(paper, form, token);
    }

    private async Task<PaperPage> PageAsync(Paper paper, ReprintForm form, CancellationToken token)
    {
        var prints = await db.Set<PaperPrint>().AsNoTracking().Where(p => p.PaperId == paper.Id).OrderByDescending(p => p.Number).Take(20).ToListAsync(token);
        var fresh = time.GetUtcNow().UtcDateTime - IdentityVault.RevealLasts;
        var content = prints.Find(p => p.OfficerId == db.Actor.OfficerId && p.At > fresh) is null ? null : contents.First(c => c.Kind == paper.Kind);
        var back = paper.HandoffId is { } handoff ? $"/handoffs/{handoff}" : $"/cases/{paper.CaseId}";
        var request = http.HttpContext!.Request;
        return new PaperPage
        {
            Paper = paper,
            Prints = prints,
            Subject = await SubjectAsync(paper, token),
            Back = back,
            View = content?.View,
            Content = content is null ? null : await content.LoadAsync(paper, token),
            Address = $"{request.Scheme}://{request.Host}{back}",
            Form = form,
        };
    }

    private async Task<string> SubjectAsync(Paper paper, CancellationToken token) => Serial.Format(paper.HandoffId is { } id
        ? await db.Set<Handoff>().Where(h => h.Id == id).Select(h => h.Serial).SingleAsync(token)
        : await db.Set<Core.Cases.Case>().Where(c => c.Id == paper.CaseId).Select(c => c.Serial).SingleAsync(token));
}
