using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CaseReferral.Data.SqlServer.Scheduler;

/// <summary>
/// The tables in which the scheduler keeps its triggers. Written by hand and kept beside the generated steps: they are not part
/// of the model, hold nothing of ours, and are neither copied nor worth a backup.
/// </summary>
[DbContext(typeof(AppDbContext)), Migration("20261126120000_SchedulerTables")]
public sealed class SchedulerTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => SchedulerSchema.Create(migrationBuilder, typeof(SchedulerTables).Assembly);

    protected override void Down(MigrationBuilder migrationBuilder) => SchedulerSchema.Drop(migrationBuilder);
}
