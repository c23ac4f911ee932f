using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Web.Features.Settings;

/// <summary>Reads the settings as they stand in this process; asks the database nothing.</summary>
public sealed class SettingsQuery(AccessOptions access, PrivacyOptions privacy, HandoffOptions handoffs, UrgingOptions urging, FollowUpOptions followUps, CaseOptions cases, HandoffKinds kinds)
{
    private static readonly Urgency[] Urgencies = Enum.GetValues<Urgency>();

    public SettingsPage Load() => new(
        [
            .. handoffs.Agreed.Concat(urging.Agreed).Concat(access.Agreed).Concat(privacy.Agreed).Concat(cases.Agreed).Concat(followUps.Agreed).Select(n => new AgreedRow(n.Key, n.Value)),
            new("FollowUps:VisitMonths", followUps.VisitMonths), .. kinds.All.SelectMany(k => k.AgreedNumbers).Select(n => new AgreedRow(n.Key, n.Value)),
        ],
        [.. Enum.GetValues<ClockStep>().Select(step => new LimitRow(step, [.. Urgencies.Select(u => ClockPolicy.General(step, u, kinds.All[0]))]))],
        [
            .. from kind in kinds.All
               from step in Enum.GetValues<ClockStep>()
               from urgency in Urgencies
               let term = ClockPolicy.For(step, urgency, kind)
               where term != ClockPolicy.General(step, urgency, kind)
               select new LineLimitRow(kind.Key, step, urgency, term, ClockPolicy.IsLaw(step, urgency, kind)),
        ]);
}
