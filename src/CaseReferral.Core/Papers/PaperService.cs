using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
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
    AppDbContext db, PaperKinds kinds, PaperDesk desk, IdentityVault vault, Numbers numbers, TimeProvider time)
{
    public const int MaxReason = 200;

    /// <summary>Prints the paper of a subject, issuing it the first time; one save.</summary>
    /// <returns>The paper's id.</returns>
    /// <exception cref="NotFoundException">No such kind, or a subject this actor may not know of.</exception>
    /// <exception cref="NotPermittedException">Another unit or another state issues it, or what it shows is not for this reader.</exception>
    /// <exception cref="InvalidInputException">A reprint without a reason.</exception>
    public async Task<Guid> PrintAsync(string kindKey, Guid subjectId, string? reason, CancellationToken token)
    {
        var kind = kinds.Find(kindKey) ?? throw new NotFoundException(nameof(PaperKind));
        var subject = await desk.SubjectAsync(kind, subjectId, token);
        if (!subject.IsOurs)
            throw new NotPermittedException(Permissions.PaperPrint);
        var now = time.GetUtcNow().UtcDateTime;
        var unit = db.Actor.OrganisationId;
        var paper = await db.Set<Paper>().FirstOrDefaultAsync(
            p => p.SubjectId == subjectId && p.Kind == kindKey && p.OrganisationId == unit && p.Occasion == subject.Occasion, token);
        if (paper is null)
            db.Add(paper = new Paper(kind, subject, unit, await NumberAsync(kind, unit, token), now));
        var before = await db.Set<PaperPrint>().CountAsync(p => p.PaperId == paper.Id, token);
        if (before > 0 && (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason))
            throw new InvalidInputException([new("Reason", "Error.ReprintReason", $"{MaxReason}")]);
        db.Add(new PaperPrint(paper, before + 1, db.Actor, now, reason?.Trim()));
        if (kind.Group.HasFlag(FieldGroup.Identity))
            vault.Open(subject.Case.Id, IdentityVault.ForDocument, now);
        db.Add(subject.Case.Note("PaperPrinted", db.Actor, now, paper.Number));
        await db.SaveCaseAsync(subject.Case.Id, token);
        return paper.Id;
    }

    /// <summary>Numbers run per organ, paper and year.</summary>
    private async Task<string> NumberAsync(PaperKind kind, Guid unit, CancellationToken token)
    {
        var organ = await db.Set<Organisation>().Where(o => o.Id == unit).Select(o => o.Mark ?? o.Name).SingleAsync(token);
        var (year, count) = Serial.Parts(await numbers.NextAsync($"paper-{kind.Key}-{unit:N}", 1, token));
        return $"{organ}{kind.Mark}〔{year}〕{count}号";
    }
}
