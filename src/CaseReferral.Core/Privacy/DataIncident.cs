using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Privacy;

/// <summary>
/// A leak, loss or falsification of personal information (个人信息安全事件): what a notice about it must say (个人信息保护法
/// Art. 57), and until when the authority is told. A severe one is reported within four hours (国家网络安全事件报告管理办法).
/// </summary>
public sealed class DataIncident : Entity, IVersioned
{
    /// <summary>For operators that are neither critical infrastructure nor a central organ.</summary>
    public static readonly Term ReportWithin = Term.Hours(4);

    private DataIncident() => RecordedByName = "";

    public DataIncident(long serial, DataIncidentInput input, Actor actor, WorkCalendar calendar)
    {
        (Serial, RecordedByName) = (serial, actor.Name);
        Write(input, calendar);
    }

    public long Serial { get; private set; }
    public string Number => Common.Serial.Format(Serial);
    public DateTime DiscoveredAt { get; private set; }
    public bool IsSevere { get; private set; }
    /// <summary>UTC; null when it need not be reported at once.</summary>
    public DateTime? ReportDueAt { get; private set; }
    public FieldGroup Groups { get; private set; }
    public int PersonsAffected { get; private set; }
    /// <summary>What happened and why; no person is named.</summary>
    [Encrypted] public string? Cause { get; private set; }
    [Encrypted] public string? Harm { get; private set; }
    [Encrypted] public string? Measures { get; private set; }
    public DateTime? ReportedAt { get; private set; }
    public string? ReportedTo { get; private set; }
    public DateOnly? PersonsToldOn { get; private set; }
    /// <summary>Art. 57: the persons need not be told when the measures avert the harm.</summary>
    [Encrypted] public string? NotToldReason { get; private set; }
    public string RecordedByName { get; private set; }
    public int Version { get; private set; }

    /// <summary>Nothing is left to do: reported when it must be, and the persons told or the reason given.</summary>
    public bool IsDone => (!IsSevere || ReportedAt is not null) && (PersonsToldOn is not null || NotToldReason is not null);

    public void Write(DataIncidentInput input, WorkCalendar calendar)
    {
        (DiscoveredAt, IsSevere) = (input.DiscoveredAt!.Value, input.IsSevere);
        ReportDueAt = IsSevere ? ReportWithin.From(DiscoveredAt, calendar).DueUtc : null;
        (Groups, PersonsAffected) = (input.Groups, input.PersonsAffected!.Value);
        (Cause, Harm, Measures) = (input.Cause!.Trim(), input.Harm!.Trim(), input.Measures!.Trim());
        (ReportedAt, ReportedTo) = (input.ReportedAt, input.ReportedTo.Given());
        (PersonsToldOn, NotToldReason) = (input.PersonsToldOn, input.NotToldReason.Given());
    }
}
