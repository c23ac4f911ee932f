using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Attachments;

/// <summary>
/// A document of a case. The file lies encrypted outside the web root under a random name; the row says what it is
/// and who may read it: units that may read its field group.
/// </summary>
public sealed class Attachment : Entity, ICaseScoped, IInGroup
{
    private Attachment() { Category = MediaType = StoredName = OfficerName = ""; }

    public Attachment(Guid caseId, Guid? handoffId, string category, string mediaType, long bytes, Actor actor, DateTime at)
    {
        CaseId = caseId;
        HandoffId = handoffId;
        Category = category;
        MediaType = mediaType;
        Bytes = bytes;
        StoredName = Guid.CreateVersion7().ToString("N");
        OfficerName = actor.Name;
        OrganisationId = actor.OrganisationId;
        AddedAt = at;
        Group = DocumentCategories.GroupOf(category);
        (SeriesId, Number) = (Id, 1);
    }

    public Guid CaseId { get; private set; }
    public Guid? HandoffId { get; private set; }
    /// <summary>Key of <see cref="DocumentCategories"/>.</summary>
    public string Category { get; private set; }
    public FieldGroup Group { get; private set; }
    [Encrypted] public string? FileName { get; init; }
    /// <summary>What the document says or is about, in a line.</summary>
    [Encrypted] public string? Description { get; init; }
    /// <summary>The first version's id, the same for every version of one document.</summary>
    public Guid SeriesId { get; private set; }
    /// <summary>Which version it is, from 1.</summary>
    public int Number { get; private set; }
    /// <summary>When a newer version took its place; null for the one that stands.</summary>
    public DateTime? ReplacedAt { get; private set; }
    public string MediaType { get; private set; }
    public long Bytes { get; private set; }
    public string StoredName { get; private set; }
    public string OfficerName { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTime AddedAt { get; private set; }
    /// <summary>Serial of the case it was added to, when that case was merged into this one; null where it was added here.</summary>
    public long? OriginSerial { get; private set; }

    /// <summary>This is the next version of another, which stays readable as an older one.</summary>
    internal void Replace(Attachment old)
    {
        (SeriesId, Number) = (old.SeriesId, old.Number + 1);
        old.ReplacedAt = AddedAt;
    }

    internal void Follow(Case from, Case into) => (CaseId, OriginSerial) = (into.Id, OriginSerial ?? from.Serial);
}
