namespace CaseReferral.Core.Handoffs;

/// <summary>The steps of a hand-off that run against a limit, one at a time.</summary>
public enum ClockStep
{
    /// <summary>签收: by the receiver.</summary>
    Sign,
    /// <summary>受理决定: by the receiver.</summary>
    Decide,
    /// <summary>办结: by the receiver.</summary>
    Finish,
    /// <summary>确认: by the sender.</summary>
    Verify,
    /// <summary>补正: by the sender; the receiver's clock stands still meanwhile.</summary>
    Supply,
    /// <summary>退回后处理: by the sender.</summary>
    Act,
    /// <summary>裁定: by the conference office.</summary>
    Rule,
    /// <summary>答复撤销: by the receiver.</summary>
    Answer,
}
