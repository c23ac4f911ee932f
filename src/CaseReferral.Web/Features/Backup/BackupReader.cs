using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using CaseReferral.Core.Protection;

namespace CaseReferral.Web.Features.Backup;

/// <summary>Reads a backup from end to end and compares every entry with its digest; unpacks it on the way when asked to.</summary>
internal sealed class BackupReader(BlobCipher cipher)
{
    /// <param name="path">The backup.</param>
    /// <param name="into">Folder to unpack into; null only proves it.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="BackupDamagedException">Changed, cut short, of other keys, or no backup.</exception>
    public async Task<BackupManifest> ReadAsync(string path, string? into, CancellationToken token)
    {
        BackupManifest? manifest = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await new BackupFile(cipher).ReadAsync(path, async entry =>
            {
                if (manifest is null)
                    manifest = await FirstAsync(entry, token);
                else if (!manifest.Digests.TryGetValue(entry.Name, out var digest) || digest != await TakeAsync(entry, into, token))
                    throw new BackupDamagedException($"{entry.Name} in the backup is not what was written.");
                else
                    seen.Add(entry.Name);
            }, token);
        }
        catch (Exception failure) when (failure is ProtectedDataException or InvalidDataException or EndOfStreamException or JsonException)
        {
            throw new BackupDamagedException("The backup cannot be read: damaged, cut short, or encrypted with other keys.");
        }
        return manifest is not null && seen.Count == manifest.Digests.Count ? manifest
            : throw new BackupDamagedException("The backup is not complete.");
    }

    private static async Task<BackupManifest> FirstAsync(TarEntry entry, CancellationToken token) =>
        entry.Name == BackupManifest.Entry && await JsonSerializer.DeserializeAsync<BackupManifest>(entry.DataStream!, cancellationToken: token) is { } manifest
            ? manifest : throw new InvalidDataException();

    private static async Task<string> TakeAsync(TarEntry entry, string? into, CancellationToken token)
    {
        await using var target = into is null ? Stream.Null : Create(Path.Combine(into, entry.Name));
        using var sha = SHA256.Create();
        await using (var hashing = new CryptoStream(target, sha, CryptoStreamMode.Write, leaveOpen: true))
            await (entry.DataStream ?? Stream.Null).CopyToAsync(hashing, token);
        return Convert.ToHexStringLower(sha.Hash!);
    }

    /// <summary>Names come out of an authenticated archive, and are ours: they never point out of the folder.</summary>
    private static FileStream Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(path, FileMode.CreateNew, FileAccess.Write);
    }
}
