using System.Runtime.CompilerServices;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.MinorsAudit;

/// <summary>One line for each minor's file: numbers and counts, no word that tells who she is.</summary>
public sealed class MinorsAuditExport(Core.Privacy.MinorsAudit audit, PersonWords words, Regions regions, Texts texts)
{
    private static readonly AuditKind[] Shown =
        [AuditKind.Revealed, AuditKind.Opened, AuditKind.Modified, AuditKind.Refused, AuditKind.Exported, AuditKind.Deleted, AuditKind.Erased];

    public async IAsyncEnumerable<IEnumerable<string?>> LinesAsync(int year, [EnumeratorCancellation] CancellationToken token)
    {
        yield return new[] { "Case", "Region", "Stage", "Age" }.Select(c => texts["MinorsColumn." + c])
            .Concat(Shown.Select(k => texts.Enum(k))).Concat(new[] { "Disclosures", "OnConsent", "Requests" }.Select(c => texts["MinorsColumn." + c]));
        for (var after = 0L; ;)
        {
            var rows = await audit.ReadAsync(year, after, token);
            foreach (var row in rows)
                yield return Line(row);
            if (rows.Count < Core.Privacy.MinorsAudit.Batch)
                yield break;
            after = rows[^1].CaseSerial;
        }
    }

    private IEnumerable<string?> Line(MinorsAuditRow row) =>
    [
        Core.Common.Serial.Format(row.CaseSerial), words.Region(regions, row.RegionCode), texts.Enum(row.Stage),
        texts[row.UnderFourteen ? "MinorsAudit.UnderFourteen" : "MinorsAudit.FromFourteen"],
        .. Shown.Select(k => $"{row.Counts.GetValueOrDefault(k)}"),
        $"{row.Disclosures}", $"{row.OnConsent}", $"{row.Requests}",
    ];
}
