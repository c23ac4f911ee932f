using CaseReferral.Core.Attachments;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Protection;

/// <summary>
/// Encrypts every stored value and file anew under the active key, while the application runs. What is done carries the
/// new key's id, so a run that was stopped goes on where it was; a value somebody changed meanwhile is left to her.
/// Content, versions and the trail stay as they are: only the cipher text is another.
/// </summary>
public sealed class KeyRotation(AppDbContexts contexts, FieldCipher fields, KeyRing ring, IAttachmentStore files, BlobCipher blobs)
{
    private const int Batch = 200, MostPasses = 5;

    /// <summary>Values and files that are not under the active key.</summary>
    public async Task<long> RemainingAsync(CancellationToken token)
    {
        await using var db = contexts.Sealed();
        long count = 0;
        foreach (var column in db.Columns)
            count += await db.Stale(column, Prefix).CountAsync(token);
        await foreach (var name in NamesAsync(token))
            count += await KeyOfAsync(name, token) == ring.Active ? 0 : 1;
        return count;
    }

    /// <summary>Returns how many are left: none, unless somebody goes on writing with an old key.</summary>
    public async Task<long> RunAsync(IProgress<long> done, CancellationToken token)
    {
        long count = 0, left = 0;
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            await using var db = contexts.Sealed();
            foreach (var column in db.Columns)
                await foreach (var changed in RotateAsync(db, column, token))
                    done.Report(count += changed);
            await foreach (var name in NamesAsync(token))
                done.Report(count += await RotateAsync(name, token));
            if ((left = await RemainingAsync(token)) == 0)
                break;
        }
        return left;
    }

    private string Prefix => fields.ActivePrefix;

    /// <summary>A batch is a transaction; each row is written only where it still holds what was read.</summary>
    private async IAsyncEnumerable<int> RotateAsync(
        SealedContext db, SealedColumn column, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        for (Guid? last = null; ;)
        {
            var rows = await db.BatchAsync(column, Prefix, last, Batch, token);
            if (rows.Count == 0)
                yield break;
            await using (var transaction = await db.Database.BeginTransactionAsync(token))
            {
                foreach (var (key, stored) in rows)
                    await db.ReplaceAsync(column, key, stored, fields.Protect(fields.Unprotect(stored, column.Context), column.Context), token);
                await transaction.CommitAsync(token);
            }
            yield return rows.Count;
            if (rows[^1].Key is not { } reached)
                yield break;
            last = reached;
        }
    }

    private async Task<int> RotateAsync(string name, CancellationToken token)
    {
        if (await KeyOfAsync(name, token) == ring.Active)
            return 0;
        using var clear = new MemoryStream();
        try
        {
            await using var stored = await files.OpenAsync(name, token);
            await blobs.DecryptAsync(stored, clear, token);
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
        clear.Position = 0;
        await files.ReplaceAsync(name, target => blobs.EncryptAsync(clear, target, token), token);
        return 1;
    }

    /// <summary>A file that was deleted between the list and the look needs nothing more.</summary>
    private async Task<string> KeyOfAsync(string name, CancellationToken token)
    {
        try
        {
            await using var stored = await files.OpenAsync(name, token);
            return await BlobCipher.KeyIdAsync(stored, token);
        }
        catch (FileNotFoundException)
        {
            return ring.Active;
        }
    }

    private async IAsyncEnumerable<string> NamesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("keys"));
        await foreach (var name in db.Set<Attachment>().OrderBy(a => a.Id).Select(a => a.StoredName).AsAsyncEnumerable().WithCancellation(token))
            yield return name;
    }
}
