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
/// <param name="NeededFor">Service lines that cannot be sent without it.</param>
/// <param name="MayReplace">The unit's own document, in its newest version.</param>
public sealed record DocumentPage(
    Attachment File, string CaseNumber, string Unit, IReadOnlyList<Attachment> Versions, IReadOnlyList<Department> Readers, IReadOnlyList<string> NeededFor, bool MayReplace)
{
    /// <summary>Pictures and PDF are shown inside the page.</summary>
    public static bool CanShow(string mediaType) => IsPicture(mediaType) || mediaType == "application/pdf";

    /// <summary>Shown as a picture.</summary>
    public static bool IsPicture(string mediaType) => mediaType is "image/jpeg" or "image/png";
}

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
            [.. kinds.All.Where(k => Needs(k, file.Category)).Select(k => k.Key)],
            file.ReplacedAt is null && file.OrganisationId == db.Actor.OrganisationId && db.Actor.May(Permissions.AttachmentAdd) && view.Role is not null);
    }

    private static bool Needs(HandoffKind kind, string category) =>
        kind.RequiredDocuments(new() { IsMinor = true }).Concat(kind.RequiredDocuments(new())).Contains(category);
}
