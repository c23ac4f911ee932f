namespace CaseReferral.Core.Workflows;

/// <summary>
/// Where an actor stands towards a case or a hand-off. A transition row names the sides that may fire it;
/// the side is worked out from organisations and roles, never from what the client sent.
/// </summary>
[Flags]
public enum Side
{
    None = 0,
    /// <summary>Any officer of the unit that sent the hand-off.</summary>
    Sender = 1,
    /// <summary>The lead of the sending unit.</summary>
    SenderLead = 2,
    /// <summary>Any officer of the unit the hand-off was sent to.</summary>
    Receiver = 4,
    /// <summary>The lead of the receiving unit.</summary>
    ReceiverLead = 8,
    /// <summary>The conference office (联席会议办公室) of the region.</summary>
    Office = 16,
    /// <summary>A police unit that holds the case.</summary>
    Police = 32,
    /// <summary>The lead of a police unit that holds the case.</summary>
    PoliceLead = 64,
    /// <summary>Any officer of the unit that owns the case.</summary>
    Owner = 128,
    /// <summary>The lead of the unit that owns the case.</summary>
    OwnerLead = 256,
    /// <summary>The application itself: an automatic step inside another use case.</summary>
    System = 512,
}
