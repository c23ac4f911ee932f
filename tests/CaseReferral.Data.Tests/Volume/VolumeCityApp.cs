using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using CaseReferral.Data.Postgres;
using CaseReferral.Data.Sqlite;
using CaseReferral.Testing;
using CaseReferral.Volume;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>
/// The real application over a city of a given size, so that every statement of its pages can be counted and explained:
/// those of the views, filters and the cookie included.
/// </summary>
internal sealed class VolumeCityApp : WebApplicationFactory<Program>
{
    /// <summary>The same open work whatever the archive holds, as in a city.</summary>
    private const int Open = 150;

    private readonly IDatabaseProvider provider;
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-volume-").FullName;

    private readonly bool inClear;

    private VolumeCityApp(string provider, bool inClear)
    {
        this.inClear = inClear;
        this.provider = provider == "sqlite" ? new SqliteProvider() : new PostgresProvider();
        Connection = provider == "sqlite"
            ? $"Data Source={Path.Combine(folder, "casereferral.db")}"
            // The price of a random read on today's disks; at the default of 4 a few thousand rows are rather read whole.
            : $"{Environment.GetEnvironmentVariable("CR_POSTGRES")};Database=cr_{Guid.CreateVersion7():N};Options=-c random_page_cost=1.1 -c plan_cache_mode=force_generic_plan";
    }

    public string Connection { get; }
    public FakeClock Clock { get; } = new();
    public StatementRecorder Recorder { get; } = new();
    public RequestCosts Costs { get; } = new();

    /// <param name="provider">sqlite or postgres.</param>
    /// <param name="cases">How many are seeded.</param>
    /// <param name="inClear">Without encrypted columns: what the product cannot do, to see what they cost.</param>
    public static async Task<VolumeCityApp> StartAsync(string provider, int cases, bool inClear = false)
    {
        var app = new VolumeCityApp(provider, inClear);
        var key = Path.Combine(app.folder, "keys.json");
        KeyRing.CreateFile(key);
        var ring = KeyRing.Load(key);
        using var gate = new WriteGate();
        var contexts = new AppDbContexts(app.Options().Options, app.Clock, new FieldCipher(ring), gate, new(ring));
        await using (var db = contexts.For(Actor.System("test")))
            await db.Database.MigrateAsync();
        var plan = new VolumePlan { Cases = cases, Open = Open, Now = app.Clock.GetUtcNow().UtcDateTime };
        await new VolumeSeed(contexts, new BlindIndex(ring), new(ring), plan).RunAsync(null, default);
        return app;
    }

    public async Task<Visitor> AsAsync(string account)
    {
        var visitor = new Visitor(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));
        await visitor.SignInAsync(account);
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Directory", folder);
        builder.UseSetting("Database:Provider", provider.Name);
        builder.UseSetting("ConnectionStrings:Default", Connection);
        builder.UseSetting("Demo", "false");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton(_ => Recorded());
            services.AddSingleton<IStartupFilter>(Costs);
        });
    }

    private DbContextOptionsBuilder<AppDbContext> Options()
    {
        var options = new DbContextOptionsBuilder<AppDbContext>(DesignTime.Options(provider, Connection));
        if (inClear)
            options.ReplaceService<IModelCustomizer, ClearColumns>();
        return options;
    }

    private DbContextOptions<AppDbContext> Recorded()
    {
        var options = Options();
        return options.AddInterceptors(Recorder, new StatementRecorder.Counter(Recorder), Costs.Commands, Costs.Commits).Options;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using var gate = new WriteGate();
        var ring = KeyRing.Ephemeral();
        await using (var db = new AppDbContexts(DesignTime.Options(provider, Connection), Clock, new FieldCipher(ring), gate, new(ring)).For(Actor.System("test")))
            await db.Database.EnsureDeletedAsync();
        Directory.Delete(folder, true);
    }
}

/// <summary>The model with what is encrypted stored as it was typed.</summary>
internal sealed class ClearColumns(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        var columns = modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => p.GetValueConverter()?.GetType().Name == "EncryptedConverter").ToList();
        if (columns.Count < 20)
            throw new InvalidOperationException($"Only {columns.Count} encrypted columns: is the converter another one?");
        foreach (var column in columns)
            column.SetValueConverter((Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter?)null);
    }
}
