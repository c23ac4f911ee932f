using CaseReferral.Core.Common;
using CaseReferral.Core.Protection;

namespace CaseReferral.Core.Attachments;

/// <summary>
/// The way in for every file: checked by content, looked at by the scanner, then stored encrypted. The row it returns is the caller's to save; a
/// file without its row would be litter nobody can find, so a failed save drops it.
/// </summary>
public sealed class FileIntake(IAttachmentStore store, BlobCipher cipher, IFileScanner scanner)
{
    /// <exception cref="InvalidInputException">A file that is not what it says, a DNA report, or one the scanner did not clear; the error stands at <paramref name="field"/>.</exception>
    public async Task<Attachment> TakeAsync(
        Guid caseId, Guid? handoffId, string category, UploadedFile upload, string field, Actor actor, DateTime now, CancellationToken token, string? description = null)
    {
        var verdict = await FileCheck.InspectAsync(upload.Content, upload.FileName, token);
        if (verdict.Problem != FileProblem.None)
            throw new InvalidInputException([new(field, $"Error.File.{verdict.Problem}", verdict.SafeFileName)]);
        if (DnaWords.Bar(verdict.SafeFileName, category, actor.IsPolice))
            throw new InvalidInputException([new(field, "Error.File.Dna")]);
        await ClearAsync(upload.Content, field, verdict.SafeFileName, token);
        var file = new Attachment(caseId, handoffId, category, verdict.MediaType!, upload.Content.Length, actor, now) { FileName = verdict.SafeFileName, Description = description };
        upload.Content.Position = 0;
        await store.WriteAsync(file.StoredName, target => cipher.EncryptAsync(upload.Content, target, token), token);
        return file;
    }

    private async Task ClearAsync(Stream content, string field, string name, CancellationToken token)
    {
        content.Position = 0;
        var found = await scanner.ScanAsync(content, token);
        if (found != ScanVerdict.Clean)
            throw new InvalidInputException([new(field, $"Error.File.{found}", name)]);
    }

    public Task DropAsync(Attachment file) => store.DeleteAsync(file.StoredName, CancellationToken.None);
}

/// <summary>A file as it came in; the name is trusted for nothing.</summary>
public sealed record UploadedFile(string FileName, Stream Content);
