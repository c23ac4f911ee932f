using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Matrix;

/// <inheritdoc cref="MatrixHistory"/>
public sealed class MatrixQuery(AppDbContext db)
{
    public async Task<MatrixHistory> ListAsync(int? before, CancellationToken token)
    {
        var rows = await db.Set<MatrixChange>().AsNoTracking().Where(c => before == null || c.Number < before)
            .OrderByDescending(c => c.Number).Take(MatrixHistory.Size + 1)
            .Join(db.Users, c => c.OfficerId, o => o.Id, (c, o) => new { Change = c, o.DisplayName })
            .OrderByDescending(r => r.Change.Number).ToListAsync(token);
        return new([.. rows.Take(MatrixHistory.Size).Select(r => new MatrixChangeRow(r.Change, r.DisplayName))],
            rows.Count > MatrixHistory.Size ? rows[MatrixHistory.Size - 1].Change.Number : null, before is null);
    }
}
