using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Papers;

/// <summary>
/// One kind of official paper. Declares its number, what it shows and, in its two forms below, what it is about and who issues
/// it. Kinds are found by scanning: a new paper adds its files and edits none.
/// </summary>
public abstract class PaperKind
{
    /// <summary>Stable key, part of addresses and resource keys, e.g. "referral-slip".</summary>
    public abstract string Key { get; }

    /// <summary>The kind's part of the document number, after the organ's: 转, 移.</summary>
    public abstract string Mark { get; }

    /// <summary>The group the paper shows; nobody prints what she may not read.</summary>
    public virtual FieldGroup Group => FieldGroup.Identity;
}

/// <summary>A paper about one hand-off.</summary>
public abstract class HandoffPaper : PaperKind
{
    /// <summary>Whether the actor's unit issues it for this hand-off, in its present state.</summary>
    public abstract bool IssuedBy(Actor actor, Handoff handoff);
}

/// <summary>A paper about the case as a whole.</summary>
public abstract class CasePaper : PaperKind
{
    /// <summary>Whether the actor's unit issues it for this case, in its present stage.</summary>
    public abstract bool IssuedBy(Actor actor, Case @case);
}
