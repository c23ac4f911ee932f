using CaseReferral.Core.Protection;
using CaseReferral.Web.Setup;

namespace CaseReferral.Web.Features.Backup;

/// <summary>
/// Puts a backup back. Everything is read and proved before anything is put in place, and only where nothing is: a running
/// installation cannot be overwritten by mistake.
/// </summary>
internal sealed class BackupRestore(DatabaseChoice database, DataFolder folder, SchemaSteps steps, BlobCipher cipher)
{
    /// <exception cref="StartProblemException">There is a database or files already, or the backup is of another provider.</exception>
    /// <exception cref="BackupDamagedException">The backup cannot be trusted.</exception>
    public async Task<BackupManifest> RestoreAsync(string path, Action<string> tell, CancellationToken token)
    {
        await RefuseOccupiedAsync(token);
        var aside = Directory.CreateDirectory(Path.Combine(folder.Path, $".restore-{Guid.CreateVersion7():N}")).FullName;
        try
        {
            tell("Reading and proving the backup.");
            var manifest = await new BackupReader(cipher).ReadAsync(path, aside, token);
            if (manifest.Provider != database.Provider.Name)
                throw new StartProblemException($"The backup is of {manifest.Provider}, the settings name {database.Provider.Name}; restore it there and move it with the verb copy.");
            tell("Putting it in place.");
            await database.Provider.CopyInAsync(Path.Combine(aside, BackupManifest.Database), database.ConnectionString, token);
            foreach (var name in BackupManifest.Folders.Where(n => Directory.Exists(Path.Combine(aside, n))))
                Directory.Move(Path.Combine(aside, name), Path.Combine(folder.Path, name));
            return manifest;
        }
        finally
        {
            Directory.Delete(aside, true);
        }
    }

    private async Task RefuseOccupiedAsync(CancellationToken token)
    {
        if (!(await steps.ReadAsync(token)).IsNew)
            throw new StartProblemException("The database of the settings is in use; restore only into an empty one.");
        foreach (var name in BackupManifest.Folders.Select(n => Path.Combine(folder.Path, n)).Where(p => Directory.Exists(p) && Directory.EnumerateFileSystemEntries(p).Any()))
            throw new StartProblemException($"{name} holds files already; restore only into an empty data folder with the key file in it.");
    }
}
