using CaseReferral.Core.Protection;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Setup.Commands;

namespace CaseReferral.Web.Features.Backup;

/// <summary>One encrypted file with the database, the attachments and the anchors, taken while the application works, and read back.</summary>
internal sealed class BackupCommand : ICommand
{
    public string Verb => "backup";

    public string Summary => "writes an encrypted, proved copy; --to FILE";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var path = services.GetRequiredService<IConfiguration>()["to"] is { Length: > 0 } to ? Path.GetFullPath(to) : throw new StartProblemException("Name the file: backup --to FILE.");
        var count = await ActivatorUtilities.CreateInstance<BackupWriter>(services).WriteAsync(path, Console.Error.WriteLine, token);
        await Console.Error.WriteLineAsync("Reading it back.");
        var manifest = await new BackupReader(services.GetRequiredService<BlobCipher>()).ReadAsync(path, null, token);
        Console.WriteLine($"{path}: {count} entries, {new FileInfo(path).Length:N0} bytes, {manifest.Provider} {manifest.Schema}. The key file is not in it; keep its copy elsewhere.");
        return 0;
    }
}
