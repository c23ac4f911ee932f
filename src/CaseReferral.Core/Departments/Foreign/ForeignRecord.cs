using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Foreign;

/// <summary>Identity check abroad, travel document and hand-over of a foreign victim.</summary>
[InGroup(FieldGroup.Identity)]
public sealed class ForeignRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private ForeignRecord() { }

    public ForeignRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> NationalityStateCodes = ["claimed", "verifying", "verified", "unknown"];
    public static readonly IReadOnlyList<string> ConsulateWishCodes = ["wishes", "declines", "not-asked"];
    public static readonly IReadOnlyList<string> TravelDocumentCodes = ["none", "applied", "issued"];
    public static readonly IReadOnlyList<string> ResultCodes = ["repatriated", "stays", "third-country", Received];
    /// <summary>Taken over from another country and placed here (接收).</summary>
    public const string Received = "received";
    /// <summary>Where she goes after she was taken over; the placement itself is a hand-off of its own.</summary>
    public static readonly IReadOnlyList<string> OnwardCodes = ["family", "rescue-station", "minors-centre", "welfare-home", "hospital", "own-choice"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public string? NationalityState { get; private set; }
    public DateOnly? VerifiedOn { get; private set; }
    public string? ConsulateWish { get; private set; }
    public DateOnly? ConsulateToldOn { get; private set; }
    public DateOnly? GiveOutApprovedOn { get; private set; }
    public string? TravelDocument { get; private set; }
    [Encrypted] public string? Escort { get; private set; }
    [Encrypted] public string? Port { get; private set; }
    [Encrypted] public string? ReceivedBy { get; private set; }
    public DateOnly? HandedOverOn { get; private set; }
    [Encrypted] public string? ReceiptNumber { get; private set; }
    public string? Result { get; private set; }
    /// <summary>Incoming: the country she came from, GB/T 2659 numeric code.</summary>
    public string? CameFrom { get; private set; }
    /// <summary>The authority abroad, or the person of it, that handed her over.</summary>
    [Encrypted] public string? TakenOverFrom { get; private set; }
    public DateOnly? TakenOverOn { get; private set; }
    /// <summary>Code of <see cref="OnwardCodes"/>.</summary>
    public string? Onward { get; private set; }
    public int Version { get; private set; }

    public void Write(ForeignDetails details)
    {
        (NationalityState, VerifiedOn, ConsulateWish, ConsulateToldOn) = (details.NationalityState, details.VerifiedOn, details.ConsulateWish, details.ConsulateToldOn);
        (GiveOutApprovedOn, TravelDocument, Escort, Port) = (details.GiveOutApprovedOn, details.TravelDocument, details.Escort, details.Port);
        (ReceivedBy, HandedOverOn, ReceiptNumber, Result) = (details.ReceivedBy, details.HandedOverOn, details.ReceiptNumber, details.Result);
        (CameFrom, TakenOverFrom, TakenOverOn, Onward) = (details.CameFrom, details.TakenOverFrom, details.TakenOverOn, details.Onward);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record ForeignDetails
{
    public string? NationalityState { get; init; }
    public DateOnly? VerifiedOn { get; init; }
    public string? ConsulateWish { get; init; }
    public DateOnly? ConsulateToldOn { get; init; }
    public DateOnly? GiveOutApprovedOn { get; init; }
    public string? TravelDocument { get; init; }
    public string? Escort { get; init; }
    public string? Port { get; init; }
    public string? ReceivedBy { get; init; }
    public DateOnly? HandedOverOn { get; init; }
    public string? ReceiptNumber { get; init; }
    public string? Result { get; init; }
    public string? CameFrom { get; init; }
    public string? TakenOverFrom { get; init; }
    public DateOnly? TakenOverOn { get; init; }
    public string? Onward { get; init; }
}
