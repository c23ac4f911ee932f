using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Papers;

/// <summary>Loads a paper of the actor's unit. The sheet stays open as long as a revealed identity does, for who printed it.</summary>
public sealed class PaperPageQuery(
    AppDbContext db, PaperKinds kinds, PaperDesk desk, IEnumerable<IPaperContent> contents, IHttpContextAccessor http, TimeProvider time)
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
        var paper = await db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == subjectId && p.Kind == kind && p.OrganisationId == unit)
            .OrderByDescending(p => p.Occasion).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Paper));
        return await PageAsync(paper, form, token);
    }

    private async Task<PaperPage> PageAsync(Paper paper, ReprintForm form, CancellationToken token)
    {
        var kind = kinds.Find(paper.Kind) ?? throw new NotFoundException(nameof(PaperKind));
        var subject = await desk.SubjectAsync(kind, paper.SubjectId, token);
        var prints = await db.Set<PaperPrint>().AsNoTracking().Where(p => p.PaperId == paper.Id).OrderByDescending(p => p.Number).Take(20).ToListAsync(token);
        var content = IsOpen(paper, subject, prints) ? contents.First(c => c.Kind == paper.Kind) : null;
        var back = subject.Handoff is { } handoff ? $"/handoffs/{handoff.Id}" : $"/cases/{paper.CaseId}";
        var request = http.HttpContext!.Request;
        return new PaperPage
        {
            Paper = paper,
            Kind = kind,
            Prints = prints,
            Subject = subject.Handoff?.Number ?? subject.Case.Number,
            Back = back,
            View = content?.View,
            Content = content is null ? null : await content.LoadAsync(paper, subject, token),
            Address = $"{request.Scheme}://{request.Host}{back}",
            MayPrint = subject.IsOurs,
            Form = form,
        };
    }

    /// <summary>Printed by this officer a moment ago, and still hers to print: what has closed since closes the sheet.</summary>
    private bool IsOpen(Paper paper, PaperSubject subject, List<PaperPrint> prints)
    {
        var fresh = time.GetUtcNow().UtcDateTime - IdentityVault.RevealLasts;
        return subject.IsOurs && subject.Occasion == paper.Occasion && prints.Exists(p => p.OfficerId == db.Actor.OfficerId && p.At > fresh);
    }
}
