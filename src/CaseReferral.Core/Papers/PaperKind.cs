using System.Linq.Expressions;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Core.Papers;

/// <summary>
/// One kind of official paper. Declares its number, what it shows and, in its two forms below, what it is about and who issues
/// it. Kinds are found by scanning: a new paper adds its files and edits none. What only one line prints stands in its folder.
/// </summary>
public abstract class PaperKind
{
    /// <summary>Stable key, part of addresses and resource keys, e.g. "referral-slip".</summary>
    public abstract string Key { get; }

    /// <summary>The kind's part of the document number, after the organ's: 转, 移.</summary>
    public abstract string Mark { get; }

    /// <summary>The groups the paper shows; nobody prints what she may not read. None: it says nothing of the person.</summary>
    public virtual FieldGroup Group => FieldGroup.Identity;

    /// <summary>Posted up for everybody: carries no mark of an internal paper and no code.</summary>
    public virtual bool IsPublic => false;
}

/// <summary>A paper about one hand-off.</summary>
public abstract class HandoffPaper : PaperKind
{
    /// <summary>Whether the actor's unit issues it for this hand-off, in its present state.</summary>
    public abstract bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts);

    /// <summary>
    /// Steps the paper puts in writing: it belongs to the newest of them that the unit itself took, and each has its own
    /// number. Empty: one paper for the whole hand-off.
    /// </summary>
    public virtual IReadOnlyList<HandoffAction> Acts => [];
}

/// <summary>What the papers of a hand-off ask besides its own state.</summary>
/// <param name="IsMinor">The person, on the day of the request.</param>
/// <param name="RecordComplete">The department's record holds the evidence of its service.</param>
/// <param name="Decision">What the department has decided, as a code.</param>
public sealed record HandoffPaperFacts(bool IsMinor, bool RecordComplete, string? Decision)
{
    public static HandoffPaperFacts Of(HandoffFacts facts) => new(facts.Person.IsMinor, facts.Record.Missing.Count == 0, facts.Record.Decision);
}

/// <summary>A paper about the case as a whole.</summary>
public abstract class CasePaper : PaperKind
{
    /// <summary>Whether the actor's unit issues it for this case, in its present stage.</summary>
    public abstract bool IssuedBy(Actor actor, Case @case, CasePaperFacts facts);

    /// <summary>Which of several papers of this kind about one case it is: each has its own number. 0 where there is one only.</summary>
    public virtual int Occasion(CasePaperFacts facts) => 0;
}

/// <summary>What the papers of a case ask besides its own stage.</summary>
/// <param name="FamilyIsSought">Her identity is not established and her guardians are not found.</param>
/// <param name="HasPicture">A photograph that a page can show is on file.</param>
public sealed record CasePaperFacts(bool FamilyIsSought, bool HasPicture)
{
    /// <summary>Follow-up visits recorded; counted when a paper is printed.</summary>
    public int VisitsMade { get; init; }

    /// <summary>How often she has left an institution.</summary>
    public int Departures { get; init; }

    /// <summary>Pictures a page and a printer can show.</summary>
    public static readonly IReadOnlyList<string> Pictures = ["image/jpeg", "image/png"];

    public static CasePaperFacts Of(Person person, RescueRecord? rescue, bool hasPicture) =>
        new(!person.IdentityConfirmed && (rescue?.Guardians is "searching" or "not-found"), hasPicture);

    /// <summary>The photographs of a case, for whoever reads its identity.</summary>
    public static IQueryable<Attachment> PicturesOf(AppDbContext db, Guid caseId) =>
        db.Set<Attachment>().Where(a => a.CaseId == caseId).Where(IsPicture);

    /// <summary>A photograph a page can show.</summary>
    public static readonly Expression<Func<Attachment, bool>> IsPicture = a => a.ReplacedAt == null && a.Category == DocumentCategories.Photo && Pictures.Contains(a.MediaType);
}
