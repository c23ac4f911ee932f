using System.Buffers.Binary;
using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// Keyed hashes (HMAC of the index key's suite, cut to 128 bits) of normalised values: equality can be searched, nothing can be read.
/// Each kind of value has its own key, so equal hashes of different kinds mean nothing.
/// </summary>
public sealed class BlindIndex(KeyRing ring)
{
    /// <summary>Width of a part's number: 262144 buckets.</summary>
    public const int PartBits = 18;

    private readonly SuiteKey idKey = ring.DeriveIndex("id"), phoneKey = ring.DeriveIndex("phone"),
        nameKey = ring.DeriveIndex("name"), addressKey = ring.DeriveIndex("address"),
        formKey = ring.DeriveIndex("form"), partKey = ring.DeriveIndex("name-part"), personKey = ring.DeriveIndex("person"), limitKey = ring.DeriveIndex("limit");

    public string? OfIdNumber(string? value) => Hash(idKey, Normalise.IdNumber(value));
    public string? OfPhone(string? value) => Hash(phoneKey, Normalise.Phone(value));
    public string? OfName(string? value) => Hash(nameKey, Normalise.Name(value));
    public string? OfAddress(string? value) => Hash(addressKey, Normalise.Address(value));

    /// <summary>Somebody whose requests are counted, see <see cref="Limits.RequestCount"/>: 32 characters.</summary>
    internal string OfLimited(string limit, string who) => Hash(limitKey, $"{limit}:{who}")!;

    /// <summary>One near form of a value, see <see cref="Likeness"/>.</summary>
    internal string OfForm(string kind, string form) => Hash(formKey, $"{kind}:{form}")!;

    /// <summary>The id of a notice that is written once, see <see cref="Trail.OutboxMessage.Once"/>.</summary>
    internal Guid OfNotice(string about) => Guid.ParseExact(OfForm("Notice", about), "N");

    /// <summary>
    /// One searchable part of a name, see <see cref="NameParts"/>: <see cref="PartBits"/> bits and no more, so that parts share
    /// a number with strangers and a rare one does not stand out.
    /// </summary>
    internal int OfNamePart(string part) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(partKey.Mac(Encoding.UTF8.GetBytes(part))) >> (32 - PartBits));

    /// <summary>Everything said of a person at once: any change makes another hash.</summary>
    public string OfPerson(PersonMarks marks) => Hash(personKey,
        $"{Normalise.IdNumber(marks.IdNumber)}|{Normalise.Phone(marks.Phone)}|{Normalise.Address(marks.Address)}|{Normalise.Name(marks.Name)}")!;

    private static string? Hash(SuiteKey key, string? value) =>
        value is null ? null : Convert.ToHexStringLower(key.Mac(Encoding.UTF8.GetBytes(value)).AsSpan(0, 16));
}
