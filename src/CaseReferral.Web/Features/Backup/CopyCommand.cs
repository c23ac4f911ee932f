using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Data.Copying;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Setup.Commands;

namespace CaseReferral.Web.Features.Backup;

/// <summary>
/// Moves an installation to another database: a county's file becomes the city's server. Keys and attachments stay in the
/// data folder of the settings. The application is stopped meanwhile; what is interrupted is continued by the same command.
/// </summary>
internal sealed class CopyCommand : ICommand
{
    public string Verb => "copy";

    public string Summary => "moves all data; --from and --to as \"Provider:connection string\"";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var (from, to) = (DatabaseChoice.Named(configuration["from"], "--from"), DatabaseChoice.Named(configuration["to"], "--to"));
        await PrepareAsync(from, to, token);
        services.GetRequiredService<DataFolder>().RequireKeys(isNew: false);
        await using var read = Contexts(services, from).For(Actor.System("copy"));
        if (!await KeyProof.FitsAsync(read, token))
            throw new StartProblemException("The key file of the settings is not the one the source was written with.");
        await using var written = Contexts(services, to).For(Actor.System("copy"));
        await using var source = from.Provider.Connect(from.ConnectionString);
        await using var target = to.Provider.Connect(to.ConnectionString);
        var rows = await new DatabaseCopy(read, source, written, target).RunAsync(new Bar(), token);
        Console.WriteLine($"{rows} rows copied and compared.");
        return await VerifyAsync(services, to, token);
    }

    /// <summary>The source is complete and of this version; the target is brought to it.</summary>
    private static async Task PrepareAsync(DatabaseChoice from, DatabaseChoice to, CancellationToken token)
    {
        var state = await new SchemaSteps(from).ReadAsync(token);
        if (state.IsNew || state.Pending.Count > 0)
            throw new StartProblemException("The source is empty or of an older version; bring it to this version with the verb migrate first.");
        await new SchemaSteps(to).ApplyAsync(Console.Error.WriteLine, token);
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, DatabaseChoice to, CancellationToken token)
    {
        var verifier = new TrailVerifier(Contexts(services, to), services.GetRequiredService<TrailSeal>(), services.GetRequiredService<IAnchorStore>());
        var report = await verifier.VerifyAsync(null, null, token);
        Console.WriteLine($"{report.Chains} chains, {report.Rows} rows of the trail: {(report.IsWhole ? "whole" : $"{report.Broken.Count} broken")}.");
        return report.IsWhole ? 0 : 1;
    }

    private static AppDbContexts Contexts(IServiceProvider services, DatabaseChoice choice) => new(
        DesignTime.Options(choice.Provider, choice.ConnectionString), services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<FieldCipher>(), services.GetRequiredService<WriteGate>(), services.GetRequiredService<TrailSeal>());

    /// <summary>A line for each table that renews itself; where the output is a file, one when the table is done.</summary>
    private sealed class Bar : IProgress<CopyProgress>
    {
        private const int Width = 30;

        public void Report(CopyProgress value)
        {
            var done = value.Done >= value.Total;
            var filled = (int)(Width * Math.Min(value.Done, value.Total) / Math.Max(1, value.Total));
            if (!Console.IsErrorRedirected)
                Console.Error.Write($"\r{value.Table,-28} [{new string('#', filled)}{new string('.', Width - filled)}] {value.Done} / {value.Total}{(done ? "\n" : "")}");
            else if (done)
                Console.Error.WriteLine($"{value.Table}: {value.Done} / {value.Total}");
        }
    }
}
