using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Protection;

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

    /// <summary>
    /// 提供乘车凭证返乡, 护送返乡, 亲属或单位接回, 找回生父母, 被收养, 成年后独立生活, 自行离站, 转其他机构, 转医疗机构, 终止救助, 擅自离站, 死亡, 其他:
    /// the ways out of the stations' monthly table and the leaving reasons of children's institutions.
    /// </summary>
    public static readonly IReadOnlyList<string> ReasonCodes =
        ["ticket", "escorted", "collected", "parents", Adopted, Independent, "own-will", "transferred", "hospital", "ended", "absconded", "died", Other];

    public const string Adopted = "adopted", Independent = "independent", Other = "other";

    /// <summary>Somebody comes for her and takes her along: relatives, her parents, who has adopted her.</summary>
    public static bool IsHandedOver(string? reason) => reason is "collected" or "parents" or Adopted;

    /// <summary>What an institution of this kind offers: a station brings nobody up, a home ends no rescue and gives no ticket.</summary>
    public static IReadOnlyList<string> ReasonsOf(OrganisationKind institution) =>
        [.. ReasonCodes.Except(institution == OrganisationKind.RescueStation ? [Adopted, Independent] : ["ticket", "ended"])];

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
    /// <summary>Who came for her: name and relation, of both adoptive parents.</summary>
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
    /// <summary>Compared with the buyers of the case and not kept, unless police and the office are asked about her: the copy is in the file. Of two both.</summary>
    public string? CollectorIdNumber { get; init; }
    public string? CollectorPhone { get; init; }
    /// <summary>The escort works for the institution or for police, who answer for him: no number is asked. Not kept.</summary>
    public bool EscortIsStaff { get; init; }
    /// <inheritdoc cref="CollectorIdNumber"/>
    public string? EscortIdNumber { get; init; }
    public string? Note { get; init; }

    /// <summary>Everybody the form names, as they are compared with the buyers (三.16).</summary>
    internal IReadOnlyList<PersonMarks> Named => [.. new[] { PersonMarks.OfLine(Collector, CollectorIdNumber, CollectorPhone), PersonMarks.OfLine(Escort, EscortIdNumber, null) }.OfType<PersonMarks>()];
}
