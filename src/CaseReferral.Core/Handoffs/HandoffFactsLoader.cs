using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// Loads the facts of one hand-off: one query for the case's side, one for the line's record. Reads as the system,
/// because a rule must know the truth; what leaves here are yes, no, counts and ages.
/// </summary>
public sealed partial class HandoffFactsLoader(AppDbContext db, HandoffKinds kinds, FieldMatrix matrix, TimeProvider time)
{
    public async Task<HandoffFacts> LoadAsync(Handoff handoff, CancellationToken token) => (await ReadAsync(handoff, null, null, token)).Facts;

    /// <summary>
    /// What firing one action asks, with the case, tracked, which a move may change. A receiver has no access row before she accepts, so it is read as the
    /// system like the facts; the hand-off was loaded through its own filter.
    /// </summary>
    /// <param name="handoff">Tracked.</param>
    /// <param name="action">Only what its rules look at is read.</param>
    /// <param name="named">Whom the form names to answer for it.</param>
    /// <param name="token">Cancels.</param>
    public async Task<(HandoffFacts Facts, Case Case)> LoadToMoveAsync(Handoff handoff, HandoffAction action, Guid? named, CancellationToken token)
    {
        var (facts, row) = await ReadAsync(handoff, action, named, token);
        db.KnowHead(row.Head);
        return (facts, db.Tracked<Case>(row.Case.Id) ?? db.Attach(row.Case).Entity);
    }

    private async Task<(HandoffFacts Facts, Row Row)> ReadAsync(Handoff handoff, HandoffAction? fired, Guid? named, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var kind = kinds[handoff.Kind];
        var asked = new Asked(handoff.Id, handoff.CaseId, handoff.Kind, handoff.FromOrganisationId, handoff.ToOrganisationId, named ?? Guid.Empty, ChainKeys.OfCase(handoff.CaseId));
        var row = await Rows.FirstAsync(db, asked, Query, token)
            ?? throw new InvalidOperationException($"The case of hand-off {handoff.Id} has no trail.");
        var record = fired is { } action && !HandoffWorkflow.ReadsRecord(action, kind) ? null : await kind.RecordAsync(db, handoff.Id, token);
        return (await FactsAsync(handoff, kind, row, record, token), row);
    }

    private async Task<HandoffFacts> FactsAsync(Handoff handoff, HandoffKind kind, Row row, ServiceRecordState? record, CancellationToken token)
    {
        var person = PersonFactsOf(row.Person, row.Guardians, row.NeedsTreatment, row.MayBeDisabled, handoff.RequestedOn) with
        {
            CameFromAbroad = row.Source == RescueRecord.FromAbroad,
            InCare = row.From.Kind.Department() == Department.CivilAffairs,
        };
        var today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
        var consent = await ConsentAsync(handoff, row.To, person, token);
        return new HandoffFacts
        {
            Today = today,
            Kind = kind,
            Status = handoff.Status,
            Urgency = handoff.Urgency,
            CaseStage = row.Case.Stage,
            Person = person,
            BasisGiven = BasisFits(handoff, person),
            BasisIsConsent = !person.IsMinor && handoff.BasisCode == LegalBases.Consent && !string.IsNullOrWhiteSpace(handoff.BasisNote),
            PhoneNoteGiven = !string.IsNullOrWhiteSpace(handoff.PhoneNote),
            RouteReasonGiven = !string.IsNullOrWhiteSpace(handoff.RouteReason),
            LiveTwin = row.LiveTwin,
            MissingDocuments = [.. kind.RequiredDocuments(person).Except(row.Documents.Select(d => d.Category))],
            PackageReadableBySender = Readable(row.From.Kind, handoff.Package),
            PackageHoldsMinimum = (kind.Package & ~handoff.Package) == 0,
            SenderKind = row.From.Kind,
            ReceiverKind = row.To.Kind,
            ReceiverIsSender = handoff.FromOrganisationId == handoff.ToOrganisationId,
            SenderIsOwner = handoff.FromOrganisationId == row.Case.OwnerOrganisationId,
            ReceiverIsOwner = handoff.ToOrganisationId == row.Case.OwnerOrganisationId,
            OwnerGivesUp = handoff.ToOrganisationId == row.Case.OwnerOrganisationId && handoff.AcceptedAt is not null && handoff.Status is HandoffStatus.Returned or HandoffStatus.InArbitration,
            OwnerAtWork = row.OwnerAtWork,
            ReceiverActive = row.To.IsActive,
            // A placed child lives where the institution is, so a unit inside the sender's own area serves it too.
            ReceiverCoversArea = row.To.Covers(row.Case.RegionCode) || row.From.Covers(row.To.RegionCode) || kind.MayLeaveArea,
            ReceiverTakesNobody = row.To.Capacity == 0,
            ReceiverDesignated = row.To.IsDesignated,
            ReceiverNature = row.To.Nature,
            MissingConsent = consent.Missing,
            ConsentId = consent.Given?.Id,
            ReceiverMinAge = row.To.MinAge,
            ReceiverMaxAge = row.To.MaxAge,
            SupplementCount = handoff.SupplementCount,
            AddedSinceAsked = handoff.SupplementAskedAt is { } asked && (handoff.AmendedAt > asked || row.Documents.Exists(d => d.AddedAt > asked)),
            ChainReturns = handoff.ChainReturns,
            RemitClosed = handoff.RemitClosed,
            Disputed = handoff.Disputed,
            ReworkCount = handoff.ReworkCount,
            HeldDays = handoff.HeldDays,
            UrgedToday = handoff.UrgedAt is { } urged && ChinaTime.LocalDate(urged) == today,
            PriorStatus = handoff.PriorStatus,
            OutcomeCode = handoff.OutcomeCode,
            ReportedBySamePerson = handoff.ReportedById == db.Actor.OfficerId,
            VoidProposed = handoff.VoidProposedById is not null,
            VoidProposedBySamePerson = handoff.VoidProposedById == db.Actor.OfficerId,
            Record = record,
            ChildLive = row.ChildLive,
            ComparisonRecorded = row.Compared,
            EscortRecorded = row.Escorted,
            Named = row.NamedMayWork ? new(row.NamedIsOnTeam) : null,
        };
    }

    /// <summary>Facts about a person, as the rescue record and the person row give them.</summary>
    public static PersonFacts PersonFactsOf(Person person, RescueRecord? record, DateOnly on) =>
        PersonFactsOf(person, record?.Guardians, record?.NeedsTreatment ?? false, record?.MayBeDisabled ?? false, on) with { CameFromAbroad = record?.Source == RescueRecord.FromAbroad };

    private static PersonFacts PersonFactsOf(Person person, string? guardians, bool needsTreatment, bool mayBeDisabled, DateOnly on) => new()
    {
        AgeYears = person.AgeOn(on),
        AgeCertainty = person.AgeCertainty,
        IsMinor = person.IsMinorOn(on),
        Sex = person.Sex,
        Nationality = person.Nationality,
        IdentityConfirmed = person.IdentityConfirmed,
        NeedsInterpreter = person.NeedsInterpreter,
        Guardians = guardians ?? "searching",
        NeedsTreatment = needsTreatment,
        MayBeDisabled = mayBeDisabled,
    };

    private bool Readable(OrganisationKind sender, FieldGroup package) =>
        (package & DisclosureMatrix.NeverSelectable) == 0
        && (package & ~matrix.Readable(sender.Department(), AccessLevel.Summary)) == 0;

    /// <summary>G2: a minor is referred by statute, set by the system; for an adult consent or a cited duty is written down.</summary>
    private static bool BasisFits(Handoff handoff, PersonFacts person) =>
        person.IsMinor || (LegalBases.ForAdults.Contains(handoff.BasisCode) && !string.IsNullOrWhiteSpace(handoff.BasisNote));

    /// <summary>Asked for receivers outside the state only: for all others the law is the ground.</summary>
    private async Task<ConsentFound> ConsentAsync(Handoff h, Organisation to, PersonFacts person, CancellationToken token) =>
        to.Nature != OrganisationNature.NonState ? ConsentFound.NotNeeded
            : ConsentRules.Find(
                await db.Set<Consent>().AsNoTracking().Where(c => c.CaseId == h.CaseId && c.OrganisationId == to.Id).ToListAsync(token),
                h.Package, ConsentRules.NeedsGuardian(person));
}
