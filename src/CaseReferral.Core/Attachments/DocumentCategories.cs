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
    /// <summary>民政部门接收意见.</summary>
    public const string AcceptanceOpinion = "acceptance-opinion";
    /// <summary>公安机关护送交接表 (民发〔2015〕158号, annex).</summary>
    public const string EscortForm = "escort-form";
    /// <summary>民政部门报同级政府的安置方案.</summary>
    public const string PlacementPlan = "placement-plan";
    /// <summary>Copy of the identity document of whoever came for her (民发〔2014〕132号).</summary>
    public const string CollectorId = "collector-id";
    public const string DischargeNote = "discharge-note";
    public const string DisabilityCertificate = "disability-certificate";
    public const string LegalPaper = "legal-paper";
    public const string IdentityPaper = "identity-paper";
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
        [AcceptanceOpinion] = FieldGroup.Certificates,
        [EscortForm] = FieldGroup.Certificates,
        [PlacementPlan] = FieldGroup.Certificates,
        [CollectorId] = FieldGroup.Placement,
        [HealthReport] = FieldGroup.Health,
        [DischargeNote] = FieldGroup.Health,
        [DisabilityCertificate] = FieldGroup.Health,
        [LegalAidApplication] = FieldGroup.Legal,
        [LegalPaper] = FieldGroup.Legal,
        [SchoolRecord] = FieldGroup.Schooling,
        [HouseholdApplication] = FieldGroup.Certificates,
        [IdentityPaper] = FieldGroup.Identity,
        [ConsentRecord] = FieldGroup.Identity,
        [FilingDecision] = FieldGroup.Rescue,
        [Photo] = FieldGroup.Identity,
        [Other] = FieldGroup.Identity,
    };

    /// <summary>What a document is for besides the lines that cannot be sent without it; the order is that of the list on the page.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Uses = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        // 2018 measure of children's welfare institutions, as restated; local lists of papers for the registration of a household.
        [Package] = [TemporaryCareNotice, HandoverList, ComparisonStatement, CertificateOneMonth, TracingNotice, AcceptanceOpinion],
        [HouseholdUse] = [HouseholdApplication, EscortForm, ComparisonStatement, BasicFacts, CertificateOneMonth, PlacementPlan],
        [Limit] = [CertificateOneMonth, CertificateTwelveMonths, TracingNotice, SamplingRequest],
        [Adoption] = [CertificateOneMonth, TracingNotice, CertificateTwelveMonths],
        [Leaving] = [CollectorId],
        [Consent] = [ConsentRecord],
    };

    public const string Package = "package", HouseholdUse = "household", Limit = "limit", Adoption = "adoption", Leaving = "leaving", Consent = "consent";

    public static IEnumerable<string> UsesOf(string category) => Uses.Where(u => u.Value.Contains(category)).Select(u => u.Key);

    public static IEnumerable<string> All => Groups.Keys;
    public static bool Exists(string? category) => category is not null && Groups.ContainsKey(category);
    public static FieldGroup GroupOf(string category) => Groups[category];
}
