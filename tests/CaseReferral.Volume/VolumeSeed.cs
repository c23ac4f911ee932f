using System.Threading.Channels;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Volume;

/// <summary>Loads a whole city into an empty, migrated database: stories are told on one thread while another writes.</summary>
public sealed class VolumeSeed(AppDbContexts contexts, BlindIndex index, TrailSeal seal, VolumePlan plan)
{
    private const int Batch = 500;

    public VolumeCity City { get; } = new();

    /// <param name="progress">Told the number of cases stored so far.</param>
    /// <param name="token">Stops between two batches.</param>
    /// <returns>Rows written.</returns>
    /// <exception cref="InvalidOperationException">The database already holds units: a load never mixes with real data.</exception>
    public async Task<long> RunAsync(IProgress<int>? progress, CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("volume"));
        if (await db.Set<Organisation>().AnyAsync(token))
            throw new InvalidOperationException("The database is not empty; volume is loaded into a new one only.");
        await CityAsync(db, token);
        await db.Database.OpenConnectionAsync(token);
        var writer = BulkWriter.For(db);
        await writer.BeginAsync();
        var batches = Channel.CreateBounded<StoryRows>(2);
        var telling = Task.Run(() => TellAsync(batches.Writer, token), token);
        var (cases, rows, overdue, held) = (0, 0L, new Dictionary<string, int>(), new Dictionary<(Guid Unit, HeldAs Heading), int>());
        await foreach (var batch in batches.Reader.ReadAllAsync(token))
        {
            await writer.WriteAsync(batch);
            rows += batch.Count;
            foreach (var (standing, count) in batch.Overdue)
                overdue[standing] = overdue.GetValueOrDefault(standing) + count;
            foreach (var (standing, count) in batch.Held)
                held[standing] = held.GetValueOrDefault(standing) + count;
            progress?.Report(cases = Math.Min(cases + Batch, plan.Cases));
        }
        await telling;
        var counts = new StoryRows(seal);
        foreach (var (standing, count) in overdue)
            counts.Add(new OverdueCount(OverdueStanding.Parse(standing), count));
        foreach (var (standing, count) in held)
            counts.Add(new HeldCount(standing.Unit, standing.Heading, count));
        await writer.WriteAsync(counts);
        await writer.EndAsync();
        rows += counts.Count;
        return rows;
    }

    private async Task CityAsync(AppDbContext db, CancellationToken token)
    {
        db.AddRange(City.Units);
        db.AddRange(City.Accounts);
        // Everybody has pledged; whoever has not sees that page and no other.
        db.AddRange(City.Accounts.Select(a => new PledgeAcceptance(a.Id, new AccountOptions().PledgeVersion, plan.Now)));
        foreach (var year in plan.Lines().GroupBy(l => l.Year, (year, lines) => (Year: year, Last: lines.Max(l => l.Counter))))
        {
            var (cases, handoffs) = (new Counter($"case-{year.Year}"), new Counter($"handoff-{year.Year}"));
            cases.Take(year.Last);
            handoffs.Take((year.Last + 1) * CaseLine.HandoffsPerCase);
            db.AddRange(cases, handoffs);
        }
        await db.SaveChangesAsync(token);
    }

    private async Task TellAsync(ChannelWriter<StoryRows> batches, CancellationToken token)
    {
        try
        {
            foreach (var lines in plan.Lines().Chunk(Batch))
                await batches.WriteAsync(Tell(lines), token);
        }
        finally
        {
            batches.Complete();
        }
    }

    private StoryRows Tell(CaseLine[] lines)
    {
        var random = new Random(plan.Seed + lines[0].Index);
        var vault = new IdentityVault(null!, index, new NameIndex(index, new()), null!, TimeProvider.System);
        var story = new CaseStory(City, vault, new HandoffKinds(), WorkCalendar.Embedded(), plan.Now, random);
        var rows = new StoryRows(seal);
        Operation? operation = null;
        var left = 0;
        foreach (var line in lines)
        {
            if (left-- <= 0)
                (operation, left) = Rescue(line, random, rows);
            story.Tell(line, operation, rows);
        }
        return rows;
    }

    /// <summary>One rescue in five frees several people at once.</summary>
    private (Operation?, int) Rescue(CaseLine line, Random random, StoryRows rows)
    {
        if (random.Next(5) > 0)
            return (null, 0);
        var unit = City.Pick(random, [OrganisationKind.CriminalPolice]);
        var region = unit.RegionCode == "999900" ? VolumeCity.Counties[random.Next(3)] : unit.RegionCode;
        var operation = new Operation(line.OpenedAt.AddHours(-5), region, "operation", unit.Id) { Name = "演练" };
        rows.Add(operation);
        return (operation, 1 + random.Next(5));
    }
}
