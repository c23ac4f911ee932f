using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>What differs between databases: how to connect, and nothing else.</summary>
public interface IDatabaseProvider
{
    /// <summary>Value of the setting Database:Provider.</summary>
    string Name { get; }

    void Use(DbContextOptionsBuilder options, string connectionString);
}
