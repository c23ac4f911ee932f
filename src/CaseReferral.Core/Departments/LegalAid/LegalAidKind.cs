using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>法律援助: priority acceptance (notice 四.7), decision in 7 and a lawyer in 3 calendar days (法律援助法 Art. 43).</summary>
public sealed class LegalAidKind : HandoffKind
{
    public const string KeyName = "legal-aid";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => [.. PoliceUnits, .. CivilAffairsUnits, OrganisationKind.Hospital, OrganisationKind.EducationBureau, OrganisationKind.HumanResources];
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.LegalAidCentre];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Legal;
    public override CaseStage EarliestStage => CaseStage.Rescued;
    public override bool HasPriority => true;
    /// <summary>Calendar days: 法律援助法 does not speak of working days.</summary>
    public override Term? DecideBy(Urgency urgency) => Term.CalendarDays(7);
    public override Term? FinishBy(Urgency urgency) => Term.CalendarDays(3);
    public override bool LimitsAreLaw => true;
    /// <summary>The hand-off is done when the lawyer is named; matter, outcome and how she was served come months later.</summary>
    public override bool FollowsOn => true;
    public override IReadOnlyList<LineNumber> Numbers => AidFollowUp.Numbers;
    /// <summary>Economic hardship is no ground (Arts. 32, 42); the list does not offer it.</summary>
    public override IReadOnlyList<string> ReturnCodes => [HandoffCodes.NotOurRemit, "duplicate", "person-declines"];

    /// <summary>法律援助法 Art. 43: one notice lists everything that is missing.</summary>
    private static readonly Rule<HandoffFacts> OneSupplementNotice = new("OneSupplementNotice", f => f.SupplementCount == 0);

    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => action == HandoffAction.Ask ? [OneSupplementNotice] : [];

    /// <summary>Ways to write a test of means; the ground that stands beside one is looked at by nobody here, so the words are refused.</summary>
    private static readonly string[] HardshipWords =
        ["经济困难", "困难标准", "经济状况", "经济条件", "收入标准", "收入超过", "收入较高", "贫困", "hardship", "income", "poverty"];

    /// <summary>法律援助法 Arts. 32, 42: what these persons earn or own is no ground, however it is put.</summary>
    public static bool NamesHardship(string? ground) => ground is not null && HardshipWords.Any(w => ground.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>未成年人保护法 Art. 104, and: nobody is refused, and no aid ends, for having money.</summary>
    public static Reason? Objection(LegalAidDetails details, bool isMinor) =>
        details.Decision == "refused" && NamesHardship(details.RefusalGround) ? new("HardshipIsNoGround")
        : isMinor && details.Lawyer is not null && !details.LawyerForMinors && string.IsNullOrWhiteSpace(details.LawyerReason) ? new("MinorsLawyerForMinor")
        : details.Decision == "granted-first" && !details.UrgentMeasure && !EndsSoon(details) ? new("AidFirstOnlyWhenUrgent")
        : EndObjection(details) is { } ending ? ending
        : details.ObjectedOn is not null && details.Decision != "refused" && details.EndedOn is null && details.ObjectionResult != "changed" ? new("ObjectionToRefusal")
        : null;

    /// <summary>
    /// Aid that was given ends on one of eight grounds alone (法律援助法 Art. 48). The fourth, changed means, is closed here: what was
    /// never a condition for these persons (Arts. 32, 42) cannot fall away.
    /// </summary>
    private static Reason? EndObjection(LegalAidDetails details) =>
        details.EndedOn is null && details.EndGround is null ? null
        : details.Decision is not ("granted" or "granted-first") ? new("OnlyGivenAidEnds")
        : details.EndedOn is null || !LegalAidRecord.EndGroundCodes.Contains(details.EndGround) || string.IsNullOrWhiteSpace(details.EndNote) ? new("AidEndsOnLegalGround")
        : details.EndGround == MeansGround || details.EndGround == OtherGround && NamesHardship(details.EndNote) ? new("MeansAreNoGround")
        : null;

    private const string MeansGround = "means", OtherGround = "other-law";

    /// <summary>What a record with a termination has decided; the papers ask for it.</summary>
    public const string Ended = "ended";

    /// <summary>Art. 44: fewer than seven days are left of a limitation or appeal period.</summary>
    private static bool EndsSoon(LegalAidDetails details) =>
        details is { LimitEndsOn: { } end, DecidedOn: { } decided } && end >= decided && end.DayNumber - decided.DayNumber < 7;

    /// <summary>Kind of the limit for deciding an objection (Art. 49).</summary>
    public const string ObjectionClock = "legal-aid-objection";

    /// <summary>Once it is over without aid there is nothing to follow.</summary>
    public override Task OnMovedAsync(HandoffMove move, CancellationToken token) => move.Handoff.IsTerminal && !Records(move.Handoff.Status)
        ? move.Db.EndClocksAsync(move.Case.Id, [AidFollowUp.OutcomeClock, AidFollowUp.SatisfactionClock], move.Now, token) : Task.CompletedTask;

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<LegalAidRecord>(db, handoffId, token);
        var complete = record?.Decision == "refused" ? record.RefusalGround is not null : record is { Lawyer: not null, AssignedOn: not null } or { EndedOn: not null };
        return new(record is not null, complete ? [] : ["Evidence.LegalAid"])
        {
            Decision = record?.DecidedOn is null ? null : record.EndedOn is null ? record.Decision : Ended,
        };
    }
}
