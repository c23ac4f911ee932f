using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore.Design;

namespace CaseReferral.Data.SqlServer;

/// <summary>Lets the migration tool build the model without a server, a key file or the web host.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args) => DesignTime.Context(new SqlServerProvider(), "Server=design;Database=design");
}
