using CaseReferral.Core.Clocks;
using CaseReferral.Core.Jobs;

namespace CaseReferral.Core.Trail;

/// <summary>Writes the anchor of the day by itself; who writes it by hand in the meantime is not written after.</summary>
[Job("audit-anchor", everyMinutes: 60)]
public sealed class DailyAnchor(AnchorService anchors, TimeProvider time) : Job
{
    /// <summary>There is one anchor to write or none.</summary>
    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await IsDueAsync(token) ? [Guid.Empty] : [];

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        if (!await IsDueAsync(token))
            return false;
        await anchors.WriteAsync(token);
        return true;
    }

    /// <summary>A run that broke off is no anchor: the next one writes everything again.</summary>
    private async Task<bool> IsDueAsync(CancellationToken token) => await anchors.LastAsync(token) is not { Last: true } last
        || ChinaTime.LocalDate(last.At) < ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
}
