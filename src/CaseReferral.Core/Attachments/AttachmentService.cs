using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
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
    AppDbContext db, Disclosure disclosure, FileIntake intake, IAttachmentStore store, BlobCipher cipher, WorkCalendar calendar, TimeProvider time)
{
    public const int MaxDescription = 200;

    /// <summary>Adds one file to a case. The paper that a limit waits for ends it; a request for a sample begins the month of police.</summary>
    /// <exception cref="InvalidInputException">Wrong category or a file that is not what it says.</exception>
    public Task<Guid> AddAsync(Guid caseId, Guid? handoffId, string? category, string fileName, Stream content, CancellationToken token) =>
        AddAsync(new(caseId, category) { HandoffId = handoffId }, fileName, content, token);

    /// <inheritdoc cref="AddAsync(Guid, Guid?, string?, string, Stream, CancellationToken)"/>
    /// <exception cref="StaleException">A newer version stands already.</exception>
    public async Task<Guid> AddAsync(NewDocument document, string fileName, Stream content, CancellationToken token)
    {
        var (caseId, handoffId, category) = (document.CaseId, document.HandoffId, document.Category);
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (!db.Actor.May(Permissions.AttachmentAdd) || view.Role is null)
            throw new NotPermittedException(Permissions.AttachmentAdd);
        if (!DocumentCategories.Exists(category))
            throw new InvalidInputException([new("Category", "Error.ChooseCategory")]);
        if (handoffId is { } id && !await db.Set<Handoff>().AnyAsync(h => h.Id == id && h.CaseId == caseId, token))
            throw new NotFoundException(nameof(Handoff));
        if (document.Description?.Length > MaxDescription)
            throw new InvalidInputException([new("Description", "Error.TooLong", $"{MaxDescription}")]);
        var old = document.ReplacesId is { } replaced ? await ReplaceableAsync(replaced, caseId, category!, token) : null;
        var now = time.GetUtcNow().UtcDateTime;
        var file = await intake.TakeAsync(caseId, handoffId ?? old?.HandoffId, category!, new(fileName, content), "File", db.Actor, now, token, document.Description.Given());
        if (old is not null)
            file.Replace(old);
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
        db.Note(new(AuditKind.Opened, nameof(Attachment), $"{id}")
        {
            CaseId = file.CaseId,
            HandoffId = file.HandoffId,
            Groups = file.Group,
            Detail = file.Category,
        });
        await db.SaveChangesAsync(token);
        var clear = new MemoryStream((int)file.Bytes);
        await using (var stored = await store.OpenAsync(file.StoredName, token))
            await cipher.DecryptAsync(stored, clear, token);
        clear.Position = 0;
        return (file, clear);
    }

    /// <summary>The version that stands, of the unit that added it: nobody replaces another unit's paper.</summary>
    private async Task<Attachment> ReplaceableAsync(Guid id, Guid caseId, string category, CancellationToken token)
    {
        var old = await db.Set<Attachment>().FirstOrDefaultAsync(a => a.Id == id && a.CaseId == caseId && a.Category == category, token)
            ?? throw new NotFoundException(nameof(Attachment));
        if (old.OrganisationId != db.Actor.OrganisationId)
            throw new NotPermittedException(Permissions.AttachmentAdd);
        return old.ReplacedAt is null ? old : throw new StaleException(null, null);
    }

    private async Task EndClocksAsync(Attachment file, DateTime now, CancellationToken token)
    {
        // The published notice is what a station must have within 24 hours, too.
        IReadOnlyList<string> kinds = file.Category == DocumentCategories.TracingNotice ? [file.Category, "station-notice-24h"] : [file.Category];
        await db.EndClocksAsync(file.CaseId, kinds, now, token);
        if (file.Category == DocumentCategories.SamplingRequest)
            await PlacementClockFacts.SampleAskedAsync(db, file.CaseId, calendar, now, token);
    }

    private async Task SaveAsync(Attachment file, CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch
        {
            await intake.DropAsync(file);
            throw;
        }
    }
}

/// <summary>What is said of a file when it is added.</summary>
public sealed record NewDocument(Guid CaseId, string? Category)
{
    public Guid? HandoffId { get; init; }
    public string? Description { get; init; }
    /// <summary>The version it takes the place of; null for a new document.</summary>
    public Guid? ReplacesId { get; init; }
}
