using CaseReferral.Core.Clocks;

namespace CaseReferral.Core.Handoffs;

/// <summary>The versions of a sent request: nothing of it changes without the next one, which both sides see.</summary>
public sealed partial class Handoff
{
    /// <summary>Versions of the request so far, from 1; the earlier ones stay in the timeline rows that replaced them.</summary>
    public int RequestVersion { get; private set; } = 1;
    /// <summary>The newest version the receiver has taken note of: by accepting it, or by saying so.</summary>
    public int NotedVersion { get; private set; } = 1;
    /// <summary>When the version of now was written; null while the first one stands.</summary>
    public DateTime? AmendedAt { get; private set; }

    /// <summary>The request as it stands.</summary>
    public RequestVersion Current => new()
    {
        Text = Request ?? "",
        Urgency = Urgency,
        Package = Package,
        BasisCode = BasisCode,
        BasisNote = BasisNote,
        PhoneNote = PhoneNote,
    };

    /// <summary>A sent request gets its next version; the timeline row that follows keeps the one of now.</summary>
    public void Amend(RequestVersion next, DateTime now)
    {
        superseded = Current.Write();
        Write(next.Urgency, next.Text, next.Package, next.BasisCode, next.BasisNote, next.PhoneNote);
        (RequestVersion, AmendedAt) = (RequestVersion + 1, now);
    }

    /// <summary>The receiver knows the request as it stands.</summary>
    public void NoteRequest() => NotedVersion = RequestVersion;

    /// <summary>It became more urgent: open limits shorten by the same table that gave them. Needs the loaded, still open clocks.</summary>
    public void HurryClocks(HandoffKind kind, DateTime now, WorkCalendar calendar)
    {
        foreach (var clock in clocks.Where(c => c.StoppedAt is null))
            clock.Hurry(ClockPolicy.For(clock.Step, Urgency, kind), now, calendar);
        if (clocks.Find(c => c.IsRunning) is { } running)
            Show(running, calendar);
    }
}
