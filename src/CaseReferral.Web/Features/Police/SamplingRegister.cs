using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Police;

/// <summary>One person of the register: status, days and the running month, never a receipt number or data.</summary>
public sealed record SamplingRow(Guid CaseId, long CaseSerial, string Alias, string Sex, DateOnly? BirthDate, AgeCertainty AgeCertainty)
{
    public string CaseNumber => Serial.Format(CaseSerial);
    public DateOnly? SampledOn { get; init; }
    public DateOnly? DatabaseEntryOn { get; init; }
    public DateOnly? ComparedOn { get; init; }
    public string? Result { get; init; }
    public bool IdentityConfirmed { get; init; }
    /// <summary>With the next two: the month that began with the station's letter, while it runs (民发〔2015〕158号).</summary>
    public DateTime? AskedAt { get; init; }
    public DateTime? DueAt { get; init; }
    public bool CalendarKnown { get; init; }
    /// <summary>Of that month; null while none runs.</summary>
    public Light? Light { get; init; }

    /// <summary>She has to be sampled and is not: a minor always, an adult once her institution has asked (民发〔2015〕158号, 2015 notice).</summary>
    public bool IsOwed(DateOnly today) => State(today) == SamplingState.ToSample && (DueAt is not null || Person.IsMinor(BirthDate, today));

    public SamplingState State(DateOnly today) =>
        SamplingRecord.StateOf(SampledOn, DatabaseEntryOn, ComparedOn, SamplingNeed.IsThere(new(BirthDate, IdentityConfirmed, DueAt is not null, today)));

    public int? Age(DateOnly today) => BirthDate is { } born ? Ages.Years(born, today) : null;
}

/// <summary>采血比对登记簿: whom the reader's police unit has still to sample, to enter into the database or to have compared, and whom it has had compared, newest case first.</summary>
/// <param name="Rows">Of this page.</param>
/// <param name="State">The filter; null = all.</param>
/// <param name="Next">Serial to go on from; null on the last page.</param>
/// <param name="IsFirst">The first page.</param>
/// <param name="Today">For the ages.</param>
public sealed record SamplingRegister(IReadOnlyList<SamplingRow> Rows, SamplingState? State, long? Next, bool IsFirst, DateOnly Today)
{
    public const int Size = 25;
}
