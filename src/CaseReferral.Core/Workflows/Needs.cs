namespace CaseReferral.Core.Workflows;

/// <summary>What an action asks the user for. Tells the page whether the action is a button or a form.</summary>
[Flags]
public enum Needs
{
    Nothing = 0,
    /// <summary>A reason code from the action's list and a text.</summary>
    Reason = 1,
    /// <summary>The cited duty of the notice, e.g. 四.3.</summary>
    Duty = 2,
    /// <summary>A unit: the proposed one, or the one a ruling names.</summary>
    Unit = 4,
    /// <summary>The responsible officer in the receiving unit.</summary>
    Officer = 8,
    /// <summary>The planned date of the service.</summary>
    PlanDate = 16,
    /// <summary>Outcome code and outcome date.</summary>
    Outcome = 32,
    /// <summary>The date on which a pause is looked at again.</summary>
    ReviewDate = 64,
    /// <summary>The number of the office's ruling.</summary>
    RulingNumber = 128,
    /// <summary>A free text (what was added, what the sender answers).</summary>
    Text = 256,
    /// <summary>What happens next for the person; mandatory when a service turned out impossible.</summary>
    NextStep = 512,
    /// <summary>A filing number (立案号).</summary>
    FilingNumber = 1024,
    /// <summary>Facts about the hand-over to the birth parents.</summary>
    Reunion = 2048,
    /// <summary>The person's own will, recorded in her words.</summary>
    OwnWill = 4096,
    /// <summary>The number of the case this one is merged into.</summary>
    OtherCase = 8192,
    /// <summary>The name of the second officer who agrees (two-person action).</summary>
    SecondPerson = 16384,
    /// <summary>The text of the request, as it stands; what is changed becomes its next version.</summary>
    Request = 32768,
}
