using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Data.Sqlite;

/// <summary>
/// How SQLite, which has neither type, keeps ids and instants: an id as its 16 bytes in the order they are written in, so that ids sort by
/// when they were made; an instant as microseconds since 1970. As text they were half of the file (decision 0050).
/// </summary>
internal sealed class SqliteStorage : IRelationalTypeMappingSourcePlugin
{
    private static readonly RelationalTypeMapping
        Id = new SqliteIdMapping(),
        Instant = (RelationalTypeMapping)new LongTypeMapping("INTEGER").WithComposedConverter(new InstantMicroseconds());

    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo) =>
        mappingInfo.ClrType == typeof(Guid) ? Id : mappingInfo.ClrType == typeof(DateTime) ? Instant : null;

    private sealed class InstantMicroseconds() : ValueConverter<DateTime, long>(
        at => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        microseconds => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));

    /// <summary>Adds both to the services of EF, which have no shorter way for plugins.</summary>
    internal sealed class Extension : IDbContextOptionsExtension
    {
        public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

        public void ApplyServices(IServiceCollection services) => new EntityFrameworkRelationalServicesBuilder(services)
            .TryAdd<IRelationalTypeMappingSourcePlugin, SqliteStorage>()
            .TryAdd<IMethodCallTranslatorPlugin, NoArithmeticOfInstants>()
            .TryAdd<IMemberTranslatorPlugin, NoArithmeticOfInstants>();

        public void Validate(IDbContextOptions options)
        {
        }

        private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
        {
            public override bool IsDatabaseProvider => false;
            public override string LogFragment => "";
            public override int GetServiceProviderHashCode() => 0;
            public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

            public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
            {
            }
        }
    }
}
