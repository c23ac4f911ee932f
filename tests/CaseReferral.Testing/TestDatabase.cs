using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using CaseReferral.Data.Postgres;
using CaseReferral.Data.Sqlite;
using CaseReferral.Data.SqlServer;
using CaseReferral.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Testing;

/// <summary>
/// A throw-away database on one provider, migrated like a real one. The same tests run on every provider that is
/// configured: CR_TEST_DB lists them, CR_POSTGRES and CR_SQLSERVER hold connection strings.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly KeyRing Keys = KeyRing.Ephemeral();
    private static readonly FieldCipher Cipher = new(Keys);
    public static readonly TrailSeal Seal = new(Keys);
    private static readonly Regions TestRegions = Regions.Load(includeDemo: true);
    private readonly WriteGate gate = new();
    private readonly string? folder;
    private readonly DbContextOptions<AppDbContext> options;

    private TestDatabase(IDatabaseProvider provider, string connection, string? folder)
    {
        this.folder = folder;
        Choice = new DatabaseChoice(provider, connection);
        options = DesignTime.Options(provider, connection);
        Contexts = new AppDbContexts(options, Clock, Cipher, gate, Seal);
        Index = new BlindIndex(Keys);
    }

    public FakeClock Clock { get; } = new();
    public AppDbContexts Contexts { get; }
    /// <summary>Where it is, as the settings of an installation say it.</summary>
    public DatabaseChoice Choice { get; }
    public BlindIndex Index { get; }

    public static readonly string[] Providers = ["sqlite", "postgres", "sqlserver"];

    /// <summary>Why a provider is skipped; null when it is configured.</summary>
    public static string? Missing(string provider) => provider switch
    {
        "sqlite" => null,
        "postgres" => Variable("CR_POSTGRES") is null ? "CR_POSTGRES is not set: no PostgreSQL server to test against" : null,
        _ => Variable("CR_SQLSERVER") is null ? "CR_SQLSERVER is not set: no SQL Server to test against" : null,
    };

    public static async Task<TestDatabase> CreateAsync(string provider)
    {
        var name = "cr_" + Guid.CreateVersion7().ToString("N");
        var folder = provider == "sqlite" ? Directory.CreateTempSubdirectory(name).FullName : null;
        var database = provider switch
        {
            "sqlite" => new TestDatabase(new SqliteProvider(), $"Data Source={Path.Combine(folder!, "test.db")}", folder),
            "postgres" => new TestDatabase(new PostgresProvider(), Named(Variable("CR_POSTGRES")!, name), null),
            _ => new TestDatabase(new SqlServerProvider(), Named(Variable("CR_SQLSERVER")!, name), null),
        };
        await using var db = database.As(Actor.System("test"));
        await db.Database.MigrateAsync();
        return database;
    }

    public AppDbContext As(Actor actor) => Contexts.For(actor);

    /// <summary>A pool of one context, as requests borrow theirs.</summary>
    public IDbContextFactory<AppDbContext> Pool() => new ServiceCollection()
        .AddSingleton(options).AddSingleton<TimeProvider>(Clock).AddSingleton(Cipher).AddSingleton(gate).AddSingleton(Seal)
        .AddPooledDbContextFactory<AppDbContext>(_ => { }).BuildServiceProvider().GetRequiredService<IDbContextFactory<AppDbContext>>();

    /// <summary>The services of one request whose database behaves as the interceptor says.</summary>
    public Request Begin(Actor actor, IInterceptor interceptor)
    {
        var disturbed = new DbContextOptionsBuilder<AppDbContext>(options).AddInterceptors(interceptor).Options;
        var contexts = new AppDbContexts(disturbed, Clock, Cipher, gate, Seal);
        return new(this, contexts.For(actor), contexts);
    }

    /// <summary>A unit with an officer and a lead, stored; returns the officer as actor.</summary>
    public async Task<Actor> UnitAsync(OrganisationKind kind, string region = "999901", OfficerRole role = OfficerRole.Officer)
    {
        await using var db = As(Actor.System("test"));
        var unit = new Organisation(Guid.CreateVersion7().ToString("N")[..20], kind + "单位", kind, region);
        if (kind == OrganisationKind.Hospital)
            unit.Designated();
        var officer = new Officer("u" + Guid.CreateVersion7().ToString("N"), "测试员", unit.Id, role);
        db.AddRange(unit, officer);
        await db.SaveChangesAsync();
        return new Actor(officer.Id, officer.DisplayName, unit.Id, unit.Name, kind, region, role);
    }

    /// <summary>A woman of thirty, registered by this unit of police two hours after her rescue.</summary>
    public async Task<Guid> RescuedAsync(Actor police)
    {
        await using var request = Begin(police);
        return (await request.Rescues.RegisterAsync(new RescueEntry
        {
            RescuedAt = Clock.GetUtcNow().UtcDateTime.AddHours(-2),
            RegionCode = "999901",
            Source = "operation",
            LegalAidToldOn = new DateOnly(2026, 3, 2),
            Persons = [new RescuedPerson { Sex = "2", Age = 30 }],
        }, CancellationToken.None))[0].Id;
    }

    /// <summary>The services of one request of an actor, on their own context.</summary>
    public Request Begin(Actor actor) => new(this, As(actor), Contexts);

    public async ValueTask DisposeAsync()
    {
        await using (var db = As(Actor.System("test")))
            await db.Database.EnsureDeletedAsync();
        SqliteProvider.CloseIdle(Choice.ConnectionString);
        gate.Dispose();
        if (folder is not null)
            Directory.Delete(folder, true);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string Named(string connection, string database) => connection.TrimEnd(';') + ";Database=" + database;

    /// <summary>Services wired as the application wires them.</summary>
    public sealed class Request : IAsyncDisposable
    {
        internal Request(TestDatabase database, AppDbContext db, AppDbContexts contexts)
        {
            Db = db;
            var kinds = new HandoffKinds();
            var calendar = WorkCalendar.Embedded();
            var numbers = new Numbers(database.Contexts, database.Clock);
            var disclosure = new Disclosure(Db, FieldMatrix.Agreed, kinds, new(), database.Clock);
            var grants = new Grants(Db, new());
            var names = new NameIndex(database.Index, new());
            Names = new NameSearch(Db, names, disclosure);
            var loader = new HandoffFactsLoader(Db, kinds, FieldMatrix.Agreed, database.Clock);
            var intake = new FileIntake(new FolderStore(Path.Combine(database.folder ?? Path.GetTempPath(), "files")), new BlobCipher(Keys), new NoScanner());
            Vault = new IdentityVault(Db, database.Index, names, disclosure, database.Clock);
            Rescues = new RescueService(Db, numbers, Vault, kinds, intake, database.Clock);
            Buyers = new BuyerCheck(Db, database.Index);
            Gate = new BuyerGate(Db, contexts, Buyers, database.Index);
            Carers = new CarerCheckService(Db, Buyers, database.Index, database.Clock);
            CaseFacts = new CaseFactsLoader(Db, kinds, database.Clock);
            Visits = new FollowUpPlan(Db, calendar, new());
            CaseWriter = new CaseWriter(Db, Rescues, new ReunionWriter(Db, Gate, grants), new CaseMerge(Db, Carers), Visits, kinds, new());
            Cases = new CaseService(Db, CaseFacts, CaseWriter, database.Clock);
            Police = new PoliceRecords(Db, Vault, Buyers, Carers, database.Clock);
            Handoffs = new HandoffService(Db, kinds, loader, new HandoffEffects(Db, loader, grants, numbers, new UrgingDesk(Db, new UrgingNumbers(numbers, TestRegions), calendar), Gate),
                new HandoffWriter(Db, kinds, numbers, database.Clock), calendar, database.Clock);
            Needs = new NeedsService(Db, database.Clock);
            View = disclosure;
        }

        public AppDbContext Db { get; }
        public RescueService Rescues { get; }
        public IdentityVault Vault { get; }
        public NameSearch Names { get; }
        public BuyerCheck Buyers { get; }
        public BuyerGate Gate { get; }
        public CarerCheckService Carers { get; }
        public CaseFactsLoader CaseFacts { get; }
        public FollowUpPlan Visits { get; }
        public CaseWriter CaseWriter { get; }
        public CaseService Cases { get; }
        public PoliceRecords Police { get; }
        public HandoffService Handoffs { get; }
        public NeedsService Needs { get; }
        public Disclosure View { get; }

        public ValueTask DisposeAsync() => Db.DisposeAsync();
    }
}
