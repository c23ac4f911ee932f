using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Papers;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>法律援助申请表: filled from the record for the person or her representative to complete and sign; the sender's, while the matter goes on.</summary>
public sealed class LegalAidApplicationPaper : HandoffPaper
{
    public override string Key => "legal-aid-form";
    public override string Mark => "援申";

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => handoff.Kind == LegalAidKind.KeyName
        && actor.OrganisationId == handoff.FromOrganisationId && handoff.IsLive;
}

/// <summary>The centre's decision on paper, as soon as it is on record (法律援助法 Art. 43).</summary>
public abstract class LegalAidDecisionPaper : HandoffPaper
{
    protected abstract IReadOnlyList<string> Decisions { get; }

    public override FieldGroup Group => FieldGroup.Identity | FieldGroup.Legal;

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => handoff.Kind == LegalAidKind.KeyName
        && actor.OrganisationId == handoff.ToOrganisationId && handoff.AcceptedAt is not null && facts.Decision is { } decision && Decisions.Contains(decision);
}

/// <summary>给予法律援助决定书.</summary>
public sealed class LegalAidGrantPaper : LegalAidDecisionPaper
{
    public override string Key => "legal-aid-grant";
    public override string Mark => "给";
    /// <summary>What was given was given, also after it ended.</summary>
    protected override IReadOnlyList<string> Decisions => ["granted", "granted-first", LegalAidKind.Ended];
}

/// <summary>不予法律援助决定书: the written legal ground and the way to object (Arts. 43, 49).</summary>
public sealed class LegalAidRefusalPaper : LegalAidDecisionPaper
{
    public override string Key => "legal-aid-refusal";
    public override string Mark => "不援";
    protected override IReadOnlyList<string> Decisions => ["refused"];
}

/// <summary>终止法律援助决定书: the ground, its provision and the way to object (Arts. 48, 49).</summary>
public sealed class LegalAidEndPaper : LegalAidDecisionPaper
{
    public override string Key => "legal-aid-end";
    public override string Mark => "终援";
    protected override IReadOnlyList<string> Decisions => [LegalAidKind.Ended];
}
