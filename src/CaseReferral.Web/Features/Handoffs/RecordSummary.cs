using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Model of a summary that is the record and nothing else.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="Full">The department reads all of it, others the summary line.</param>
public sealed record RecordView<TRecord>(TRecord Record, bool Full) where TRecord : class;

/// <summary>Loads a <see cref="RecordView{TRecord}"/>; a department names its line and its folder.</summary>
public abstract class RecordSummary<TRecord>(AppDbContext db) : IRecordSummary where TRecord : class, IHandoffScoped
{
    public abstract string Kind { get; }
    public abstract string Folder { get; }

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<TRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new RecordView<TRecord>(record, full)
            : null;
}
