using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>
/// What the form of application asks besides the person and the matter: schooling, health, work, income, property (法律援助格式文书二).
/// Whoever helps her apply writes it, and no decision reads it: for these persons hardship is not checked (法律援助法 Arts. 32, 42).
/// Amounts are hers alone and encrypted; nothing counts with them.
/// </summary>
[InGroup(FieldGroup.Legal)]
public sealed class LegalAidApplication : ICaseScoped, IHandoffScoped, IVersioned
{
    private LegalAidApplication() { }

    public LegalAidApplication(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> EducationCodes = ["none", "primary", "secondary", "college"];
    public static readonly IReadOnlyList<string> BodyCodes = ["healthy", "disabled", "ill"];
    public static readonly IReadOnlyList<string> WayCodes =
        ["criminal-defence", "victim-agency", "civil", "administrative", "arbitration", "notary", "mediation"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    /// <summary>Unit that wrote it last.</summary>
    public Guid OrganisationId { get; private set; }
    /// <summary>Code of <see cref="EducationCodes"/>.</summary>
    [Encrypted] public string? Education { get; private set; }
    /// <summary>Code of <see cref="BodyCodes"/>, as she says herself.</summary>
    [Encrypted] public string? Body { get; private set; }
    /// <summary>Code of <see cref="WayCodes"/>.</summary>
    public string? Way { get; private set; }
    [Encrypted] public string? WorkUnit { get; private set; }
    [Encrypted] public string? Occupation { get; private set; }
    [Encrypted] public string? MailAddress { get; private set; }
    [Encrypted] public string? Postcode { get; private set; }
    [Encrypted] public string? AgentRelation { get; private set; }
    /// <summary>Number of an application made before; null: none.</summary>
    [Encrypted] public string? FormerNumber { get; private set; }
    /// <summary>Yuan a month, her own.</summary>
    [Encrypted] public string? OwnIncome { get; private set; }
    /// <summary>Yuan a month, of the household she lives in.</summary>
    [Encrypted] public string? HouseholdIncome { get; private set; }
    /// <summary>Persons of that household, her included.</summary>
    [Encrypted] public string? HouseholdSize { get; private set; }
    [Encrypted] public string? IncomeSource { get; private set; }
    [Encrypted] public string? Property { get; private set; }
    /// <summary>From 1: a form that says 0 was made when there was none.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>
    /// Who helped her fill it in reads what she wrote; what the centre wrote then is a legal matter, for who reads these in full.
    /// </summary>
    /// <param name="actor">Of the sender's unit or of the centre.</param>
    /// <param name="handoff">The application's.</param>
    /// <param name="matrix">As it stands.</param>
    public bool MayRead(Actor actor, Handoff handoff, FieldMatrix matrix) => actor.OrganisationId == handoff.ToOrganisationId
        || actor.OrganisationId == OrganisationId || (matrix.Readable(actor.Kind.Department()) & FieldGroup.Legal) != 0;

    public void Write(LegalAidApplicationDetails details, Guid unitId)
    {
        OrganisationId = unitId;
        (Education, Body, Way, WorkUnit, Occupation) = (details.Education, details.Body, details.Way, details.WorkUnit, details.Occupation);
        (MailAddress, Postcode, AgentRelation, FormerNumber) = (details.MailAddress, details.Postcode, details.AgentRelation, details.FormerNumber);
        (OwnIncome, HouseholdIncome, HouseholdSize) = (details.OwnIncome, details.HouseholdIncome, details.HouseholdSize);
        (IncomeSource, Property) = (details.IncomeSource, details.Property);
    }
}

/// <summary>What the form gives.</summary>
public sealed record LegalAidApplicationDetails
{
    public string? Education { get; init; }
    public string? Body { get; init; }
    public string? Way { get; init; }
    public string? WorkUnit { get; init; }
    public string? Occupation { get; init; }
    public string? MailAddress { get; init; }
    public string? Postcode { get; init; }
    public string? AgentRelation { get; init; }
    public string? FormerNumber { get; init; }
    public string? OwnIncome { get; init; }
    public string? HouseholdIncome { get; init; }
    public string? HouseholdSize { get; init; }
    public string? IncomeSource { get; init; }
    public string? Property { get; init; }
}
