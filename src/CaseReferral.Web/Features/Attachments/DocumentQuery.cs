using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Attachments;

/// <summary>A document's page.</summary>
/// <param name="File">The version looked at.</param>
/// <param name="CaseNumber">Its case.</param>
/// <param name="Unit">Who added it.</param>
/// <param name="Versions">All of them, newest first.</param>
/// <param name="Readers">Departments that may read its field group, on a case or hand-off of theirs.</param>
/// <param name="NeededFor">Service lines that cannot be sent without it, and what else it is for: keys of texts.</param>
/// <param name="MayReplace">The unit's own document, in its newest version.</param>
public sealed record DocumentPage(
    Attachment File, string CaseNumber, string Unit, IReadOnlyList<Attachment> Versions, IReadOnlyList<Department> Readers, IReadOnlyList<string> NeededFor, bool MayReplace)
{
    /// <summary>Pictures and PDF are shown inside the page.</summary>
    public static bool CanShow(string mediaType) => IsPicture(mediaType) || mediaType == "application/pdf";

    /// <summary>Shown as a picture.</summary>
    public static bool IsPicture(string mediaType) => mediaType is "image/jpeg" or "image/png";
}

/// <summary>A category as the list on the upload page shows it.</summary>
/// <param name="Category">Code.</param>
/// <param name="Group">Who may see it.</param>
/// <param name="For">Keys of texts.</param>
public sealed record DocumentUse(string Category, FieldGroup Group, IReadOnlyList<string> For);

/// <summary>Loads a document's page by the rule that opens the file.</summary>
public sealed class DocumentQuery(AppDbContext db, Disclosure disclosure, CaseCards cards, FieldMatrix matrix, HandoffKinds kinds)
{
    private const int MaxVersions = 50;

    /// <exception cref="NotFoundException">No such document for this actor.</exception>
    /// <exception cref="NotPermittedException">Its field group is not for this reader.</exception>
    public async Task<DocumentPage> LoadAsync(Guid id, CancellationToken token)
    {
        var file = await db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, token) ?? throw new NotFoundException(nameof(Attachment));
        var view = await disclosure.ForCaseAsync(file.CaseId, token);
        if (!cards.File(file, view).MayOpen)
            throw new NotPermittedException(Permissions.CaseRead);
        var versions = await db.Set<Attachment>().AsNoTracking().Where(a => a.SeriesId == file.SeriesId).OrderByDescending(a => a.Number).Take(MaxVersions).ToListAsync(token);
        var unit = await db.Set<Organisation>().Where(o => o.Id == file.OrganisationId).Select(o => o.Name).FirstOrDefaultAsync(token);
        var number = await db.Set<Case>().Where(c => c.Id == file.CaseId).Select(c => c.Serial).FirstAsync(token);
        return new(file, Serial.Format(number), unit ?? "", versions,
            [.. DisclosureMatrix.Departments.Where(d => matrix.Level(d, file.Group) >= AccessLevel.Read && d != Department.Other)],
            NeededFor(file.Category),
            file.ReplacedAt is null && file.OrganisationId == db.Actor.OrganisationId && db.Actor.May(Permissions.AttachmentAdd) && view.Role is not null);
    }

    /// <summary>The number of a case the actor may add a document to.</summary>
    public Task<string> NumberAsync(Guid caseId, CancellationToken token) =>
        db.Set<Case>().Where(c => c.Id == caseId).Select(c => Serial.Format(c.Serial)).FirstAsync(token);

    /// <summary>Every category with its group and what it is for.</summary>
    public IReadOnlyList<DocumentUse> Guide() => [.. DocumentCategories.All.Select(c => new DocumentUse(c, DocumentCategories.GroupOf(c), NeededFor(c)))];

    private IReadOnlyList<string> NeededFor(string category) =>
        [.. kinds.All.Where(k => Needs(k, category)).Select(k => "Kind." + k.Key), .. DocumentCategories.UsesOf(category).Select(u => "DocumentUse." + u)];

    private static bool Needs(HandoffKind kind, string category) =>
        kind.RequiredDocuments(new() { IsMinor = true }).Concat(kind.RequiredDocuments(new())).Contains(category);
}
