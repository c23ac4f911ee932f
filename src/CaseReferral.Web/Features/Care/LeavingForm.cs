using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Care;
using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Web.Features.Care;

/// <summary>A departure as the institution writes it down.</summary>
public sealed record LeavingForm
{
    public int Version { get; init; }
    [Display(Name = "Departure.LeftOn"), Required] public DateOnly? LeftOn { get; init; }
    [Display(Name = "Departure.Reason"), Required(ErrorMessage = "Error.Choose")] public string? Reason { get; init; }
    [Display(Name = "Departure.Destination"), StringLength(DepartureService.MaxText)] public string? Destination { get; init; }
    [Display(Name = "Departure.Escort"), StringLength(DepartureService.MaxText)] public string? Escort { get; init; }
    [Display(Name = "Departure.Collector"), StringLength(DepartureService.MaxText)] public string? Collector { get; init; }
    [Display(Name = "Departure.CollectorIdCopied")] public bool CollectorIdCopied { get; init; }
    [Display(Name = "Departure.CollectorIdNumber"), StringLength(60)] public string? CollectorIdNumber { get; init; }
    [Display(Name = "Departure.CollectorPhone"), StringLength(30)] public string? CollectorPhone { get; init; }
    [Display(Name = "Departure.EscortIsStaff")] public bool EscortIsStaff { get; init; }
    [Display(Name = "Departure.EscortIdNumber"), StringLength(60)] public string? EscortIdNumber { get; init; }
    [Display(Name = "Departure.Note"), StringLength(DepartureService.MaxText)] public string? Note { get; init; }

    public DepartureInput ToInput() => new()
    {
        LeftOn = LeftOn,
        Reason = Reason,
        Destination = Destination,
        Escort = Escort,
        Collector = Collector,
        CollectorIdCopied = CollectorIdCopied,
        CollectorIdNumber = CollectorIdNumber,
        CollectorPhone = CollectorPhone,
        EscortIsStaff = EscortIsStaff,
        EscortIdNumber = EscortIdNumber,
        Note = Note,
    };
}

/// <summary>The departures of one person, and the form while she is there.</summary>
/// <param name="Head">Of the case.</param>
/// <param name="Rows">Newest first.</param>
/// <param name="EnteredOn">The day she came, while she is there.</param>
/// <param name="Days">How long that is by today.</param>
/// <param name="Form">Null for who only reads, and when she is not there.</param>
/// <param name="Reasons">What an institution of the reader's kind offers.</param>
public sealed record LeavingPage(CareHead Head, IReadOnlyList<Departure> Rows, DateOnly? EnteredOn, int Days, LeavingForm? Form, IReadOnlyList<string> Reasons);

/// <summary>One line of the register.</summary>
public sealed record DepartureRow(Guid Id, Guid CaseId, long CaseSerial, string Alias, DateOnly EnteredOn, DateOnly LeftOn, int Days, string Reason, string OfficerName)
{
    public string CaseNumber => Core.Common.Serial.Format(CaseSerial);
}

/// <summary>The register of departures of the reader's institution, newest first.</summary>
/// <param name="Rows">Of this page.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="IsFirst">The first page.</param>
public sealed record DepartureRegister(IReadOnlyList<DepartureRow> Rows, string? Next, bool IsFirst)
{
    public const int Size = 25;

    /// <summary>The bodies of civil affairs that take persons in keep one.</summary>
    public static bool IsKeptBy(Actor actor) => actor.Kind.Department() == Department.CivilAffairs && actor.May(Permissions.NeedsDecide);
}
