using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Foreign;

/// <summary>
/// 涉外协调、遣返与接收: a person who is not Chinese, or one whom another country hands over (出境入境管理法; notice 三.9). Hong Kong, Macao
/// and Taiwan are not foreign.
/// </summary>
public sealed class ForeignKind : HandoffKind
{
    public const string KeyName = "foreign";

    /// <summary>三.16 abroad too: neither who takes her there nor who receives her is a buyer, or like one.</summary>
    public const string NotWithBuyer = "RepatriationNotWithBuyer";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => PoliceUnits;
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.ExitEntryPolice, OrganisationKind.ForeignAffairs];
    public override FieldGroup Package => FieldGroup.Identity;
    public override CaseStage EarliestStage => CaseStage.Rescued;
    public override bool LikelyNeeded(PersonFacts person) => person.IsForeign || person.CameFromAbroad;

    private static readonly Rule<HandoffFacts> NotAChineseNational = new("NotAChineseNational", f => f.Person.IsForeign || f.Person.CameFromAbroad);

    public override IReadOnlyList<Rule<HandoffFacts>> PersonRules => [NotAChineseNational];
    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => action == HandoffAction.Send ? PersonRules : [];

    /// <summary>Her wish comes before the consulate; a verified nationality and an approval (个人信息保护法 Art. 41) before the hand-over abroad.</summary>
    public static Reason? Objection(ForeignDetails details) =>
        details.ConsulateToldOn is not null && details.ConsulateWish != "wishes" ? new("ConsulateByOwnWish")
        : details.Result == ForeignRecord.Received && (details.CameFrom is null || details.TakenOverOn is null || string.IsNullOrWhiteSpace(details.TakenOverFrom) || details.Onward is null) ? new("ReceptionComplete")
        : details.HandedOverOn is null ? null
        : details.NationalityState != "verified" ? new("NationalityVerified")
        : details.GiveOutApprovedOn is null || details.GiveOutApprovedOn > details.HandedOverOn ? new("GiveOutApproved")
        : null;

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<ForeignRecord>(db, handoffId, token);
        return new(record is not null, record?.Result is not null && (record.Result != "repatriated" || record is { HandedOverOn: not null, ReceiptNumber: not null }) ? [] : ["Evidence.Foreign"]);
    }
}
