using CaseReferral.Core.Access;

namespace CaseReferral.Core.Attachments;

/// <summary>
/// Categories of documents, each in one field group. There is no category for DNA reports: they stay with police
/// (notice 三.7); the hand-over package carries a statement of the result only.
/// </summary>
public static class DocumentCategories
{
    public const string TemporaryCareNotice = "temporary-care-notice";
    public const string BasicFacts = "basic-facts";
    public const string HandoverList = "handover-list";
    public const string ComparisonStatement = "comparison-statement";
    public const string CertificateOneMonth = "certificate-1m";
    public const string CertificateTwelveMonths = "certificate-12m";
    public const string TracingNotice = "tracing-notice";
    /// <summary>The station's letter to police; what came of it stays with them.</summary>
    public const string SamplingRequest = "sampling-request";
    public const string HealthReport = "health-report";
    public const string LegalAidApplication = "legal-aid-application";
    public const string SchoolRecord = "school-record";
    public const string HouseholdApplication = "household-application";
    public const string ConsentRecord = "consent-record";
    public const string FilingDecision = "filing-decision";
    public const string Photo = "photo";
    public const string Other = "other";

    private static readonly Dictionary<string, FieldGroup> Groups = new(StringComparer.Ordinal)
    {
        [TemporaryCareNotice] = FieldGroup.Certificates,
        [BasicFacts] = FieldGroup.Identity,
        [HandoverList] = FieldGroup.Certificates,
        [ComparisonStatement] = FieldGroup.Certificates,
        [CertificateOneMonth] = FieldGroup.Certificates,
        [CertificateTwelveMonths] = FieldGroup.Certificates,
        [TracingNotice] = FieldGroup.Certificates,
        [SamplingRequest] = FieldGroup.Certificates,
        [HealthReport] = FieldGroup.Health,
        [LegalAidApplication] = FieldGroup.Legal,
        [SchoolRecord] = FieldGroup.Schooling,
        [HouseholdApplication] = FieldGroup.Certificates,
        [ConsentRecord] = FieldGroup.Identity,
        [FilingDecision] = FieldGroup.Rescue,
        [Photo] = FieldGroup.Identity,
        [Other] = FieldGroup.Identity,
    };

    public static IEnumerable<string> All => Groups.Keys;
    public static bool Exists(string? category) => category is not null && Groups.ContainsKey(category);
    public static FieldGroup GroupOf(string category) => Groups[category];
}
