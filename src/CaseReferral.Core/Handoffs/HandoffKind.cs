using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// What a service line (转介类别) declares: who sends and receives, from which stage, for which ages, with which
/// documents and fields, under which clocks and extra rules. All lines share the one hand-off machine. Kinds are found by scanning.
/// </summary>
public abstract class HandoffKind
{
    /// <summary>For lists of senders: all police, whose hand-offs begin with the rescue.</summary>
    protected static IReadOnlyList<OrganisationKind> PoliceUnits { get; } = Department.Police.Kinds();
    /// <summary>For lists of senders: all of civil affairs, which looks after the person and asks the services in.</summary>
    protected static IReadOnlyList<OrganisationKind> CivilAffairsUnits { get; } = Department.CivilAffairs.Kinds();

    /// <summary>Stable key, part of addresses and resource keys, e.g. "legal-aid".</summary>
    public abstract string Key { get; }

    public abstract IReadOnlyList<OrganisationKind> Senders { get; }
    public abstract IReadOnlyList<OrganisationKind> Receivers { get; }

    /// <summary>The enforced sequence: no hand-off of this line before this stage.</summary>
    public virtual CaseStage EarliestStage => CaseStage.Placed;

    /// <summary>Completed years on the application date; null = no bound.</summary>
    public virtual int? MinAge => null;
    /// <inheritdoc cref="MinAge"/>
    public virtual int? MaxAge => null;

    /// <summary>Line that is proposed to somebody who outgrows this one while it lives; never changed in silence.</summary>
    public virtual string? AfterMaxAge => null;

    /// <summary>The least the receiver needs; the sender may add what she may read herself.</summary>
    public abstract FieldGroup Package { get; }

    /// <summary>Categories of documents that must be attached before sending.</summary>
    public virtual IEnumerable<string> RequiredDocuments(PersonFacts person) => [];

    /// <summary>Overrides the general limit; null keeps it.</summary>
    public virtual Term? DecideBy(Urgency urgency) => null;
    /// <inheritdoc cref="DecideBy"/>
    public virtual Term? FinishBy(Urgency urgency) => null;
    /// <summary>The line's own limits stand in a statute: no setting changes them.</summary>
    public virtual bool LimitsAreLaw => false;
    /// <summary>What the city has changed of the agreed limits.</summary>
    public ClockLimits Limits { get; internal set; } = ClockLimits.None;
    /// <summary>How long a hand-off of any line may stand still, as agreed.</summary>
    public HandoffOptions Agreed { get; internal set; } = new();

    /// <summary>Numbers of the line besides the limits of its steps.</summary>
    public virtual IReadOnlyList<LineNumber> Numbers => [];

    /// <summary>What the city has agreed of them, by name.</summary>
    internal Dictionary<string, int> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>A number of the line as it stands.</summary>
    public int Number(string name) => Given.TryGetValue(name, out var given) ? given : Numbers.Single(n => n.Name == name).Default;

    /// <summary>Kinds of units on which the city may agree otherwise.</summary>
    public virtual IReadOnlyList<LineChoice> Choices => [];

    /// <summary>What the city has agreed of them, by name.</summary>
    internal Dictionary<string, OrganisationKind> Chosen { get; } = new(StringComparer.Ordinal);

    /// <summary>A choice of the line as it stands.</summary>
    public OrganisationKind Choice(string name) => Chosen.TryGetValue(name, out var chosen) ? chosen : Choices.Single(c => c.Name == name).Default;

    /// <summary>Where this line proposes to send a person; null for a line that leaves it to the sender.</summary>
    public virtual RouteProposal? Propose(PersonFacts person) => null;

    /// <summary>How many persons each of these units has in its own care through this line; null for a line that houses nobody.</summary>
    public virtual Task<IReadOnlyDictionary<Guid, int>?> InCareAsync(AppDbContext db, IReadOnlyCollection<Guid> units, CancellationToken token) =>
        Task.FromResult<IReadOnlyDictionary<Guid, int>?>(null);

    /// <inheritdoc cref="Access.AccessOptions.Agreed"/>
    public IEnumerable<AgreedNumber> AgreedNumbers => Numbers.Select(n => AgreedNumber.Of($"Lines:{Key}:{n.Name}", Number(n.Name), n.Unit, n.Least, n.Most));

    /// <summary>Urgency the form proposes.</summary>
    public virtual Urgency Urgency => Urgency.Normal;

    public virtual bool MayBeHeld => true;
    /// <summary>An accepted hand-off of this line moves a placed case on to 救助康复.</summary>
    public virtual bool IsAssistance => true;
    /// <summary>The receiver becomes the case's owner at acceptance.</summary>
    public virtual bool TakesOwnership => false;
    /// <summary>The receiver may lie outside the case's region (异地就学).</summary>
    public virtual bool MayLeaveArea => false;
    /// <summary>Shown with the mark 优先 in the receiver's inbox (notice 四.7).</summary>
    public virtual bool HasPriority => false;
    /// <summary>Goes on after the case is closed (notice 四.4: school and work are followed for years); does not hold the case open.</summary>
    public virtual bool OutlivesCase => false;
    /// <summary>
    /// What it brought is looked after for months or years (notice 四.3, 四.4: visits at school, graduation, work that is kept; 法律援助法 Art. 59): the
    /// record goes on after a proper end, and the receiver reads until the last limit it still has is over.
    /// </summary>
    public virtual bool FollowsOn => false;

    /// <summary>Whether the receiver writes into its record in this state.</summary>
    public bool Records(HandoffStatus status) =>
        status is HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold || FollowsOn && status == HandoffStatus.Closed;
    /// <summary>A person may need it; the checklist asks for it. False for lines that only follow another.</summary>
    public virtual bool IsNeed => true;

    /// <summary>Rules of sending that look at the person and at who asks: the case page names them before a receiver is chosen.</summary>
    public virtual IReadOnlyList<Rule<HandoffFacts>> PersonRules => [];
    /// <summary>Rules of the line besides those of the table.</summary>
    public virtual IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => [];

    /// <summary>Reasons this line may not give when it returns a hand-off, e.g. economic hardship.</summary>
    public virtual IReadOnlyList<string> ReturnCodes => HandoffCodes.Return;
    public virtual IReadOnlyList<string> Outcomes => [HandoffCodes.Done, HandoffCodes.NotPossible];

    /// <summary>What the checklist proposes for this person at rescue and placement.</summary>
    public virtual bool LikelyNeeded(PersonFacts person) =>
        (MinAge is null || person.AgeYears >= MinAge) && (MaxAge is null || person.AgeYears <= MaxAge);

    /// <summary>The typed record: what is there and what is still missing before an outcome can be reported.</summary>
    public abstract Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token);

    /// <summary>The one record a line keeps of a hand-off; null before anything was entered.</summary>
    protected static Task<T?> RecordOfAsync<T>(AppDbContext db, Guid handoffId, CancellationToken token) where T : class, IHandoffScoped =>
        Record<T>.Stored.FirstAsync(db, new(handoffId), (db, a) => db.Set<T>().AsNoTracking().Where(r => r.HandoffId == a.HandoffId), token);

    /// <summary>
    /// Of a line that takes the case over: the unit that has the person when the receiver gives up what it accepted; null when she is with the
    /// receiver, which then keeps the case until she is sent on.
    /// </summary>
    public virtual Task<Guid?> StillWithAsync(AppDbContext db, Handoff handoff, CancellationToken token) => Task.FromResult<Guid?>(null);

    /// <summary>Follow-ups inside the same save: clocks, other records. Nothing is subscribed anywhere else.</summary>
    public virtual Task OnMovedAsync(HandoffMove move, CancellationToken token) => Task.CompletedTask;

    private static class Record<T> where T : class
    {
        public static readonly StoredQuery<Asked, T> Stored = new();
    }

    private sealed record Asked(Guid HandoffId);
}
