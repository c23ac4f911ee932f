using CaseReferral.Core.Protection;

namespace CaseReferral.Core.Persons;

/// <summary>
/// One searchable part of one person's name as a short keyed number, see <see cref="NameIndex"/>. Derived from the identity and
/// written with it; nothing can be read from it.
/// </summary>
public sealed class NameToken
{
    private NameToken() { }

    internal NameToken(Guid personId, int part) => (PersonId, Part) = (personId, part);

    /// <summary>Of <see cref="BlindIndex.PartBits"/> bits.</summary>
    public int Part { get; private set; }
    public Guid PersonId { get; private set; }
}
