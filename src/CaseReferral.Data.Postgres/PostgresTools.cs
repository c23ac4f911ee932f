using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CaseReferral.Core.Data;
using Npgsql;

namespace CaseReferral.Data.Postgres;

/// <summary>
/// PostgreSQL's own pg_dump and pg_restore, from the PATH. Connection and password go through the environment, so that they
/// are in no list of processes.
/// </summary>
internal static class PostgresTools
{
    public static string Database(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    public static async Task RunAsync(string tool, string connectionString, string[] arguments, CancellationToken token)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true };
        Point(start.Environment, new NpgsqlConnectionStringBuilder(connectionString));
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new CopyRefusedException($"{tool} is not on the PATH; install the client of PostgreSQL of the server's version (Debian: postgresql-client).");
        }
        using (process)
        {
            await using var stop = token.Register(process.Kill);
            var said = await process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            token.ThrowIfCancellationRequested();
            if (process.ExitCode != 0)
                throw new CopyRefusedException($"{tool} failed: {said.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? $"exit code {process.ExitCode}"}");
        }
    }

    private static void Point(IDictionary<string, string?> environment, NpgsqlConnectionStringBuilder connection)
    {
        environment["PGHOST"] = connection.Host;
        environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        environment["PGDATABASE"] = connection.Database;
        environment["PGUSER"] = connection.Username;
        environment["PGPASSWORD"] = connection.Password;
        environment["PGSSLMODE"] = connection.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        };
        if (connection.RootCertificate is { Length: > 0 } root)
            environment["PGSSLROOTCERT"] = root;
    }
}
