using CaseReferral.Core.Data;
using CaseReferral.Data.Postgres;
using CaseReferral.Data.Sqlite;
using CaseReferral.Data.SqlServer;

namespace CaseReferral.Web.Setup;

/// <summary>Which database, and where.</summary>
public sealed record DatabaseChoice(IDatabaseProvider Provider, string ConnectionString)
{
    private static readonly IDatabaseProvider[] Providers = [new SqliteProvider(), new SqlServerProvider(), new PostgresProvider()];

    /// <summary>The one of the settings; nothing is opened.</summary>
    /// <exception cref="StartProblemException">Unknown provider, or no connection string.</exception>
    internal static DatabaseChoice Of(IConfiguration configuration, DataFolder folder)
    {
        var provider = Find(configuration["Database:Provider"] ?? "Sqlite", "Database:Provider");
        var connection = provider is SqliteProvider
            ? $"Data Source={folder.Database}"
            : configuration.GetConnectionString("Default") is { Length: > 0 } text ? text
            : throw new StartProblemException($"ConnectionStrings:Default is missing; {provider.Name} needs a connection string.");
        return new DatabaseChoice(provider, connection).Checked("ConnectionStrings:Default");
    }

    /// <summary>In Production names and cases do not travel where others read along, unless the operator says that nobody does.</summary>
    /// <exception cref="StartProblemException">The connection may be read on its way.</exception>
    internal void RequirePrivacy(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsProduction() && !configuration.GetValue("Database:TrustNetwork", false) && !Provider.IsPrivate(ConnectionString))
            throw new StartProblemException($"The connection to {Provider.Name} may be read on its way: demand TLS and check the certificate in ConnectionStrings:Default "
                + "(Postgres: SSL Mode=VerifyFull; SqlServer: Encrypt=True without TrustServerCertificate), or set Database:TrustNetwork where the network is closed.");
    }

    /// <summary>One named on the command line as <c>Provider:connection string</c>, e.g. <c>Sqlite:Data Source=old.db</c>.</summary>
    /// <exception cref="StartProblemException">Missing, or not of this form.</exception>
    internal static DatabaseChoice Named(string? text, string option)
    {
        if (text?.Split(':', 2) is not [{ Length: > 0 } name, { Length: > 0 } connection])
            throw new StartProblemException($"{option} must name a database as Provider:connection string, e.g. \"Sqlite:Data Source=casereferral.db\".");
        return new DatabaseChoice(Find(name, option), connection).Checked(option);
    }

    private static IDatabaseProvider Find(string name, string where) =>
        Array.Find(Providers, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartProblemException($"{where} is '{name}'; known are {string.Join(", ", Providers.Select(p => p.Name))}.");

    /// <summary>A word the driver does not know is named; the rest of the string, with its password, is not.</summary>
    private DatabaseChoice Checked(string where)
    {
        try
        {
            using var connection = Provider.Connect(ConnectionString);
            return this;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new StartProblemException($"{where} is no connection string of {Provider.Name}: {failure.Message}");
        }
    }
}
