using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.EmergencyCare;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.EmergencyCare;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class EmergencyCareSummary(AppDbContext db) : RecordSummary<EmergencyCareRecord>(db), IRecordSummary
{
    public override string Kind => EmergencyCareKind.KeyName;
    public override string Folder => "EmergencyCare";

    /// <summary>Treatment stays with the hospital.</summary>
    public bool TravelsInFull => false;
}
