using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Papers;

/// <summary>
/// Issues papers. The first printing gives the number; each further one asks a reason. Printing is a look at the full identity
/// for the purpose of a document, and is logged as one.
/// </summary>
public sealed class PaperService(
    AppDbContext db, PaperKinds kinds, Disclosure disclosure, IdentityVault vault, Numbers numbers, TimeProvider time)
{
    public const int MaxReason = 200;

    /// <summary>Prints the paper of a subject, issuing it the first time; one save.</summary>
    /// <returns>The paper's id.</returns>
    /// <exception cref="NotFoundException">No such kind, or a subject this actor may not know of.</exception>
    /// <exception cref="NotPermittedException">Another unit issues it, or its field group is not for this reader.</exception>
    /// <exception cref="InvalidInputException">A reprint without a reason.</exception>
    public async Task<Guid> PrintAsync(string kindKey, Guid subjectId, string? reason, CancellationToken token)
    {
        var kind = kinds.Find(kindKey) ?? throw new NotFoundException(nameof(PaperKind));
        var subject = await SubjectAsync(kind, subjectId, token);
        var view = await disclosure.ForCaseAsync(subject.Case.Id, token);
        if (!db.Actor.May(Permissions.PaperPrint) || !view.May(kind.Group) || !subject.IsOurs)
            throw new NotPermittedException(Permissions.PaperPrint);
        var now = time.GetUtcNow().UtcDateTime;
        var unit = db.Actor.OrganisationId;
        var paper = await db.Set<Paper>().FirstOrDefaultAsync(p => p.SubjectId == subjectId && p.Kind == kindKey && p.OrganisationId == unit, token);
        if (paper is null)
            db.Add(paper = new Paper(kind, subject.Case.Id, subject.HandoffId, unit, await NumberAsync(kind, unit, token), now));
        var before = await db.Set<PaperPrint>().CountAsync(p => p.PaperId == paper.Id, token);
        if (before > 0 && (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason))
            throw new InvalidInputException([new("Reason", "Error.ReprintReason", $"{MaxReason}")]);
        db.Add(new PaperPrint(paper, before + 1, db.Actor, now, reason?.Trim()));
        vault.Open(subject.Case.Id, IdentityVault.ForDocument, now);
        db.Add(subject.Case.Note("PaperPrinted", db.Actor, now, paper.Number));
        await db.SaveCaseAsync(subject.Case.Id, token);
        return paper.Id;
    }

    private async Task<(Case Case, Guid? HandoffId, bool IsOurs)> SubjectAsync(PaperKind kind, Guid id, CancellationToken token)
    {
        if (kind is not HandoffPaper paper)
        {
            var @case = await db.CaseAsync(id, token);
            return (@case, null, kind is CasePaper own && own.IssuedBy(db.Actor, @case));
        }
        var handoff = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, token) ?? throw new NotFoundException(nameof(Handoff));
        return (await db.CaseAsync(handoff.CaseId, token), id, paper.IssuedBy(db.Actor, handoff));
    }

    /// <summary>Numbers run per organ, paper and year.</summary>
    private async Task<string> NumberAsync(PaperKind kind, Guid unit, CancellationToken token)
    {
        var organ = await db.Set<Organisation>().Where(o => o.Id == unit).Select(o => o.Mark ?? o.Name).SingleAsync(token);
        var (year, count) = Serial.Parts(await numbers.NextAsync($"paper-{kind.Key}-{unit:N}", 1, token));
        return $"{organ}{kind.Mark}〔{year}〕{count}号";
    }
}
