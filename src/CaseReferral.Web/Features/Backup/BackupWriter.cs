using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using CaseReferral.Core.Protection;
using CaseReferral.Web.Setup;

namespace CaseReferral.Web.Features.Backup;

/// <summary>
/// Takes a backup while the application works: first the database at one moment, then the files, which are never changed
/// once written, so that every file the database names is there.
/// </summary>
internal sealed class BackupWriter(DatabaseChoice database, DataFolder folder, SchemaSteps steps, BlobCipher cipher, TimeProvider time)
{
    /// <returns>The number of entries.</returns>
    /// <exception cref="StartProblemException">There is no database, or the file exists.</exception>
    public async Task<int> WriteAsync(string path, Action<string> tell, CancellationToken token)
    {
        var state = await steps.ReadAsync(token);
        if (state.IsNew)
            throw new StartProblemException("There is no database yet, so there is nothing to back up.");
        if (File.Exists(path))
            throw new StartProblemException($"{path} exists; a backup never overwrites another.");
        var copy = Path.Combine(folder.Path, $".backup-{Guid.CreateVersion7():N}");
        try
        {
            tell("Copying the database.");
            await database.Provider.CopyOutAsync(database.ConnectionString, copy, token);
            List<(string Name, string Path)> entries = [(BackupManifest.Database, copy), .. Files()];
            tell($"Reading {entries.Count} entries.");
            var manifest = new BackupManifest(database.Provider.Name, state.Applied[^1], time.GetUtcNow().UtcDateTime, await DigestsAsync(entries, token));
            tell("Writing.");
            await new BackupFile(cipher).WriteAsync(path, tar => PackAsync(tar, manifest, entries, token), token);
            return entries.Count;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private IEnumerable<(string Name, string Path)> Files() =>
        from name in BackupManifest.Folders
        let root = Path.Combine(folder.Path, name)
        where Directory.Exists(root)
        from file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where !file.EndsWith(".part", StringComparison.Ordinal)
        select (Path.GetRelativePath(folder.Path, file).Replace('\\', '/'), file);

    private static async Task<Dictionary<string, string>> DigestsAsync(List<(string Name, string Path)> entries, CancellationToken token)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, path) in entries)
        {
            await using var file = File.OpenRead(path);
            digests[name] = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, token));
        }
        return digests;
    }

    private static async Task PackAsync(TarWriter tar, BackupManifest manifest, List<(string Name, string Path)> entries, CancellationToken token)
    {
        using var said = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest));
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.Entry) { DataStream = said }, token);
        foreach (var (name, path) in entries)
        {
            await using var file = File.OpenRead(path);
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = file }, token);
        }
    }
}
