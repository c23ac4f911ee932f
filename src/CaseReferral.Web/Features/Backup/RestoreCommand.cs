using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Setup.Commands;

namespace CaseReferral.Web.Features.Backup;

/// <summary>Puts a backup into an empty data folder and database beside the key file it was written with, and verifies the trail.</summary>
internal sealed class RestoreCommand : ICommand
{
    public string Verb => "restore";

    public string Summary => "puts a backup into an empty installation; --from FILE";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var path = services.GetRequiredService<IConfiguration>()["from"] is { Length: > 0 } from ? Path.GetFullPath(from) : throw new StartProblemException("Name the file: restore --from FILE.");
        if (!File.Exists(path))
            throw new StartProblemException($"There is no file {path}.");
        services.GetRequiredService<DataFolder>().RequireKeys(isNew: false);
        var manifest = await ActivatorUtilities.CreateInstance<BackupRestore>(services).RestoreAsync(path, Console.Error.WriteLine, token);
        if (!await KeyProof.FitsAsync(services.GetRequiredService<AppDbContext>(), token))
            throw new StartProblemException("The restored database was not written with the keys at hand.");
        var report = await services.GetRequiredService<TrailVerifier>().VerifyAsync(null, null, token);
        Console.WriteLine($"Restored: as of {manifest.TakenAt:u}, {manifest.Schema}; {report.Chains} chains, {report.Rows} rows: {(report.IsWhole ? "whole" : $"{report.Broken.Count} broken")}.");
        return report.IsWhole ? 0 : 1;
    }
}
