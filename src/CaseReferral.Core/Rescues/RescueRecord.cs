using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

/// <summary>Rank of a task-force head; the last two are below county police leadership and not enough (三.4).</summary>
public enum HeadRank { CityLeader, CountyLeader, UnitLeader, StationLeader }

/// <summary>
/// 解救登记: the master record police write at the rescue (notice 四.5). One per case, key shared with it.
/// </summary>
[InGroup(FieldGroup.Rescue)]
public sealed class RescueRecord : ICaseScoped, IVersioned
{
    private RescueRecord() => Source = RegionCode = "";

    public RescueRecord(Guid caseId, DateTime? rescuedAt, string regionCode, string source)
    {
        CaseId = caseId;
        RescuedAt = rescuedAt;
        RegionCode = regionCode;
        Source = source;
    }

    /// <summary>A match in the national database; birth certificate or household booklet; the household register; another proof, described.</summary>
    public static readonly IReadOnlyList<string> ReunionBasisCodes = ["dna-match", "documents", "register", "other"];
    public static readonly IReadOnlyList<string> GuardianCodes = ["searching", "found", "not-found", "unfit"];

    /// <summary>Way of abduction that names the parents: the mark against their taking her back follows from it (民法典 Art. 36).</summary>
    public const string SoldByParents = "sold-by-parents";

    /// <summary>Source of a rescue that began abroad: another country handed her over.</summary>
    public const string FromAbroad = "abroad";

    public Guid CaseId { get; private set; }
    /// <summary>The page it was entered on, kept by the first person of an entry: one page enters once, however often it is sent.</summary>
    public Guid? EntryKey { get; init; }
    /// <summary>UTC; null while only a report is held.</summary>
    public DateTime? RescuedAt { get; set; }
    public string RegionCode { get; set; }
    [Encrypted] public string? Place { get; set; }
    public string Source { get; set; }
    /// <summary>Partly known date: yyyy, yyyy-MM or yyyy-MM-dd.</summary>
    public string? AbductedOn { get; set; }
    /// <summary>Where she was taken, as far as it is known (被拐地点).</summary>
    [Encrypted] public string? AbductedPlace { get; set; }
    public string? AbductionMode { get; set; }
    public string? Exploitation { get; set; }
    /// <summary>How often she changed hands.</summary>
    public int? Transfers { get; set; }
    [Encrypted] public string? Narrative { get; set; }
    [Encrypted, InGroup(FieldGroup.Health)] public string? HealthNote { get; set; }
    [Encrypted, InGroup(FieldGroup.Certificates)] public string? Belongings { get; set; }
    [Encrypted, InGroup(FieldGroup.Certificates)] public string? Escort { get; set; }
    [InGroup(FieldGroup.Health)] public bool NeedsTreatment { get; set; }
    [InGroup(FieldGroup.Health)] public bool MayBeDisabled { get; set; }
    /// <summary>found, searching, not-found, unfit.</summary>
    public string Guardians { get; set; } = "searching";
    /// <summary>立案号.</summary>
    [Encrypted] public string? FilingNumber { get; set; }
    [Encrypted] public string? HeadName { get; set; }
    public HeadRank? HeadRank { get; set; }
    /// <summary>The task force stood down: solved, nobody at large, nobody missing (三.4).</summary>
    public DateOnly? StoodDownOn { get; set; }
    public DateOnly? LegalAidToldOn { get; set; }
    public DateOnly? PrivacyToldOn { get; set; }
    public bool InterpreterArranged { get; set; }
    [Encrypted] public string? OwnWill { get; set; }
    /// <summary>Police hold that the parents took part in the sale; taken back only with a reason (see the timeline).</summary>
    public bool ParentsAreSellers { get; set; }
    public DateOnly? ReunitedOn { get; set; }
    [Encrypted] public string? ReunionNote { get; set; }
    /// <summary>Code of <see cref="ReunionBasisCodes"/>: on what police hold the relatives to be hers (三.16).</summary>
    public string? ReunionBasis { get; set; }
    /// <summary>Receipt or document number; of a comparison the receipt alone, never a profile (三.7).</summary>
    [Encrypted] public string? ReunionBasisNumber { get; set; }
    /// <summary>The day of the comparison, or on which the documents were checked.</summary>
    public DateOnly? ReunionBasisOn { get; set; }
    public int Version { get; private set; }

    public bool HeadHighEnough => HeadRank is Rescues.HeadRank.CityLeader or Rescues.HeadRank.CountyLeader;

    /// <summary>三.4: once the case is filed, its head changes only by a hand-over that both have signed (<see cref="TaskForceService"/>).</summary>
    public bool HeadStands => FilingNumber is not null && HeadName is not null && HeadHighEnough;

    internal void Write(TakingUpdate taking)
    {
        (AbductedOn, AbductionMode, Exploitation) = (taking.AbductedOn.Given(), taking.AbductionMode.Given(), taking.Exploitation.Given());
        (AbductedPlace, Transfers, Narrative) = (taking.AbductedPlace.Given(), taking.Transfers, taking.Narrative.Given());
        ParentsAreSellers |= AbductionMode == SoldByParents;
    }

    /// <summary>Resource keys of what 登记解救 still needs.</summary>
    public IEnumerable<string> Missing()
    {
        if (RescuedAt is null)
            yield return "Rescue.RescuedAt";
        if (string.IsNullOrWhiteSpace(RegionCode))
            yield return "Rescue.Region";
        if (string.IsNullOrWhiteSpace(Source))
            yield return "Rescue.Source";
    }
}
