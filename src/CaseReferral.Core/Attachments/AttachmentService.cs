using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Attachments;

/// <summary>
/// Takes files in and gives them out: checked by content before anything is stored, encrypted at rest, handed out only
/// to a unit that may read the document's field group. Every opened file leaves a trail.
/// </summary>
public sealed class AttachmentService(
    AppDbContext db, Disclosure disclosure, IAttachmentStore store, BlobCipher cipher, TimeProvider time)
{
    /// <summary>Adds one file to a case. The certificate of a statutory clock ends that clock.</summary>
    /// <exception cref="InvalidInputException">Wrong category or a file that is not what it says.</exception>
    public async Task<Guid> AddAsync(Guid caseId, Guid? handoffId, string? category, string fileName, Stream content, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (!db.Actor.May(Permissions.AttachmentAdd) || view.Role is null)
            throw new NotPermittedException(Permissions.AttachmentAdd);
        if (!DocumentCategories.Exists(category))
            throw new InvalidInputException([new("Category", "Error.ChooseCategory")]);
        if (handoffId is { } id && !await db.Set<Handoff>().AnyAsync(h => h.Id == id && h.CaseId == caseId, token))
            throw new NotFoundException(nameof(Handoff));
        var verdict = await FileCheck.InspectAsync(content, fileName, token);
        if (verdict.Problem != FileProblem.None)
            throw new InvalidInputException([new("File", $"Error.File.{verdict.Problem}", verdict.SafeFileName)]);
        var now = time.GetUtcNow().UtcDateTime;
        var file = new Attachment(caseId, handoffId, category!, verdict.MediaType!, content.Length, db.Actor, now) { FileName = verdict.SafeFileName };
        content.Position = 0;
        await store.WriteAsync(file.StoredName, target => cipher.EncryptAsync(content, target, token), token);
        db.Add(file);
        await EndClocksAsync(file, now, token);
        await SaveAsync(file, token);
        return file.Id;
    }

    /// <summary>Opens a file in clear.</summary>
    /// <exception cref="NotFoundException">No such file for this actor.</exception>
    public async Task<(Attachment File, Stream Content)> OpenAsync(Guid id, CancellationToken token)
    {
        var file = await db.Set<Attachment>().FirstOrDefaultAsync(a => a.Id == id, token) ?? throw new NotFoundException(nameof(Attachment));
        var view = await disclosure.ForCaseAsync(file.CaseId, token);
        if (!view.May(file.Group) && !(view.MaySummary(file.Group) && view.Role is AccessRole.Owner or AccessRole.Origin))
            throw new NotPermittedException(Permissions.CaseRead);
        db.Add(new AuditEntry(time.GetUtcNow().UtcDateTime, db.Actor, nameof(Attachment), $"{id}", "Open", null));
        await db.SaveChangesAsync(token);
        var clear = new MemoryStream((int)file.Bytes);
        await using (var stored = await store.OpenAsync(file.StoredName, token))
            await cipher.DecryptAsync(stored, clear, token);
        clear.Position = 0;
        return (file, clear);
    }

    private async Task EndClocksAsync(Attachment file, DateTime now, CancellationToken token)
    {
        // The published notice is what a station must have within 24 hours, too.
        IReadOnlyList<string> kinds = file.Category == DocumentCategories.TracingNotice ? [file.Category, "station-notice-24h"] : [file.Category];
        await db.EndClocksAsync(file.CaseId, kinds, now, token);
    }

    /// <summary>A file without its row would be litter nobody can find: it goes when the save fails.</summary>
    private async Task SaveAsync(Attachment file, CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch
        {
            await store.DeleteAsync(file.StoredName, CancellationToken.None);
            throw;
        }
    }
}
