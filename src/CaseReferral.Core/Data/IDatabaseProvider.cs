using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>What differs between databases: how to connect, count in one statement, keep others out, take a copy; and nothing else.</summary>
public interface IDatabaseProvider
{
    /// <summary>Value of the setting Database:Provider.</summary>
    string Name { get; }

    void Use(DbContextOptionsBuilder options, string connectionString);

    /// <summary>
    /// Nobody between us and the server can read or answer: the connection demands TLS and checks the certificate, or never
    /// leaves this machine.
    /// </summary>
    bool IsPrivate(string connectionString);

    /// <summary>
    /// One command that adds one to a row of <see cref="Limits.RequestCount"/>, or begins it with one, and answers how many there
    /// are now in a column Value. {0} is the window, {1} the key; it waits for nobody with another key, but where a database has one writer.
    /// </summary>
    string CountSql { get; }

    /// <summary>A closed connection outside every pool, for work of the administrator.</summary>
    /// <exception cref="ArgumentException">A word of the string is unknown to the driver.</exception>
    DbConnection Connect(string connectionString);

    /// <summary>The right to change the schema, held until disposed; null while somebody else holds it. The database exists.</summary>
    Task<IAsyncDisposable?> TryLockSchemaAsync(string connectionString, CancellationToken token);

    /// <summary>Writes a consistent copy into a new file while the application works.</summary>
    /// <exception cref="CopyRefusedException">The engine or its tool cannot; the message says what to do.</exception>
    Task CopyOutAsync(string connectionString, string file, CancellationToken token);

    /// <summary>Fills a database that does not exist yet, or is empty, from such a file.</summary>
    /// <exception cref="CopyRefusedException">The engine or its tool cannot; the message says what to do.</exception>
    Task CopyInAsync(string file, string connectionString, CancellationToken token);
}
