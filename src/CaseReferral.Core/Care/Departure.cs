using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Care;

/// <summary>
/// 离站登记: who left the institution when, why, where to and with whom (民发〔2014〕132号, form 在站服务及离站登记表). One for each stay.
/// </summary>
[InGroup(FieldGroup.Placement)]
public sealed class Departure : Entity, ICaseScoped
{
    private Departure() => Reason = RegionCode = OfficerName = "";

    internal Departure(Case @case, Guid unit, DepartureInput input, DateOnly enteredOn, string officerName, DateTime now)
    {
        (CaseId, RegionCode, OrganisationId) = (@case.Id, @case.RegionCode, unit);
        (EnteredOn, LeftOn, Days) = (enteredOn, input.LeftOn!.Value, DaysOf(enteredOn, input.LeftOn.Value));
        (Reason, Destination, Escort, Collector) = (input.Reason!, input.Destination.Given(), input.Escort.Given(), input.Collector.Given());
        (CollectorIdCopied, Note, OfficerName, RecordedAt) = (input.CollectorIdCopied, input.Note.Given(), officerName, now);
    }

    /// <summary>护送返乡, 亲属或单位接回, 自行离站, 转其他机构, 转医疗机构, 终止救助, 擅自离站, 死亡.</summary>
    public static readonly IReadOnlyList<string> ReasonCodes = ["escorted", "collected", "own-will", "transferred", "hospital", "ended", "absconded", "died"];

    public Guid CaseId { get; private set; }
    public string RegionCode { get; private set; }
    /// <summary>The institution she left.</summary>
    public Guid OrganisationId { get; private set; }
    public DateOnly EnteredOn { get; private set; }
    public DateOnly LeftOn { get; private set; }
    /// <summary>The first and the last day each count as one.</summary>
    public int Days { get; private set; }
    /// <summary>Code of <see cref="ReasonCodes"/>.</summary>
    public string Reason { get; private set; }
    [Encrypted] public string? Destination { get; private set; }
    /// <summary>Who took her there.</summary>
    [Encrypted] public string? Escort { get; private set; }
    /// <summary>Who came for her: name and relation.</summary>
    [Encrypted] public string? Collector { get; private set; }
    /// <summary>The collector's identity document was checked, and its copy kept.</summary>
    public bool CollectorIdCopied { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    public string OfficerName { get; private set; }
    public DateTime RecordedAt { get; private set; }

    /// <summary>Days of a stay, the first and the last included.</summary>
    public static int DaysOf(DateOnly entered, DateOnly left) => left.DayNumber - entered.DayNumber + 1;

    /// <summary>The case was merged: she is one person.</summary>
    internal void Follow(Case into) => (CaseId, RegionCode) = (into.Id, into.RegionCode);
}

/// <summary>What the form gives.</summary>
public sealed record DepartureInput
{
    public DateOnly? LeftOn { get; init; }
    public string? Reason { get; init; }
    public string? Destination { get; init; }
    public string? Escort { get; init; }
    public string? Collector { get; init; }
    public bool CollectorIdCopied { get; init; }
    public string? Note { get; init; }
}
