using CaseReferral.Core.Access;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Privacy;

namespace CaseReferral.Web.Features.Privacy;

/// <summary>What the head of every privacy page names: the case by its number and the person by her alias.</summary>
public sealed record PrivacyHead(Guid Id, string Number, string Alias, int Version, DateTime? ErasedAt, bool MayRecord, bool IsOwner);

/// <summary>The privacy duties of one case: who was told what and why, consents, requests, how long it is kept.</summary>
public sealed class PrivacyPage
{
    public const int MaxRows = 50;

    public required PrivacyHead Head { get; init; }
    public required IReadOnlyList<LedgerRow> Ledger { get; init; }
    public required IReadOnlyList<ConsentRow> Consents { get; init; }
    public required IReadOnlyList<DataRequest> Requests { get; init; }
    public required IReadOnlyList<LegalHold> Holds { get; init; }
    public required IReadOnlyList<Erasure> Erasures { get; init; }
    public RetentionClass? Class { get; init; }
    public DateOnly? KeptUntil { get; init; }
    public bool MayErase { get; init; }
    public Guid Reader { get; init; }
}

/// <summary>One line of the ledger; its hand-off opens for who may know of it.</summary>
public sealed record LedgerRow(
    Guid HandoffId, string Kind, string UnitName, OrganisationNature Nature, FieldGroup Groups, DisclosureBasis Basis, DateTime At, string OfficerName, bool MayOpen);

/// <summary>One consent with the unit it is for.</summary>
public sealed record ConsentRow(Consent Consent, string UnitName);
