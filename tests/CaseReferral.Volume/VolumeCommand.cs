using System.Diagnostics;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using CaseReferral.Data.Postgres;
using CaseReferral.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Volume;

/// <summary>What scripts/seed-volume.sh runs: N cases into a new database beside a new key file.</summary>
public static class VolumeCommand
{
    public static async Task<int> Main(string[] args)
    {
        if (args.Length < 2 || !int.TryParse(args[0], out var cases) || cases is < 1 or > 10_000_000)
        {
            await Console.Error.WriteLineAsync("Usage: CaseReferral.Volume N FOLDER [POSTGRES-CONNECTION-STRING] (N from 1 to 10000000)");
            return 2;
        }
        try
        {
            await RunAsync(cases, Path.GetFullPath(args[1]), args.ElementAtOrDefault(2));
            return 0;
        }
        catch (InvalidOperationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static async Task RunAsync(int cases, string folder, string? postgres)
    {
        Directory.CreateDirectory(folder);
        var key = Path.Combine(folder, "keys.json");
        if (!File.Exists(key))
            KeyRing.CreateFile(key);
        var ring = KeyRing.Load(key);
        using var gate = new WriteGate();
        var seal = new TrailSeal(ring);
        var options = postgres is null
            ? DesignTime.Options(new SqliteProvider(), $"Data Source={Path.Combine(folder, "casereferral.db")}")
            : DesignTime.Options(new PostgresProvider(), postgres);
        var contexts = new AppDbContexts(options, TimeProvider.System, new FieldCipher(ring), gate, seal);
        await using (var db = contexts.For(Actor.System("volume")))
            await db.Database.MigrateAsync();
        var watch = Stopwatch.StartNew();
        var plan = new VolumePlan { Cases = cases, Now = TimeProvider.System.GetUtcNow().UtcDateTime };
        var rows = await new VolumeSeed(contexts, new BlindIndex(ring), seal, plan).RunAsync(new Line(cases, watch), default);
        Console.WriteLine($"\n{cases:N0} cases, {rows:N0} rows in {watch.Elapsed.TotalSeconds:N0} s; {plan.OpenCases:N0} cases are open.");
        Console.WriteLine($"Sign in as criminal-police-00-1, welfare-home-00-1, hospital-00-1 or conference-office-00-1 with {VolumeCity.Password}.");
    }

    /// <summary>One line that counts up; on a terminal it stays one line.</summary>
    private sealed class Line(int cases, Stopwatch watch) : IProgress<int>
    {
        private int shown = -1;

        public void Report(int value)
        {
            var percent = (int)(100L * value / cases);
            if (percent == shown)
                return;
            shown = percent;
            Console.Write($"{(Console.IsOutputRedirected ? "\n" : "\r")}{percent,3} %  {value:N0} cases  {watch.Elapsed.TotalSeconds:N0} s");
        }
    }
}
