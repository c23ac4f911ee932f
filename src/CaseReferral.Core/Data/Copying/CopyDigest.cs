using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseReferral.Core.Trail;

namespace CaseReferral.Core.Data.Copying;

/// <summary>
/// A count and the sum of the hashes of all rows: equal for equal rows in whatever order and on whatever database, since
/// databases sort ids and text differently.
/// </summary>
internal sealed class CopyDigest
{
    private readonly ulong[] sum = new ulong[4];

    public long Rows { get; private set; }

    public void Add(IEnumerable<object?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values.Select(Text))
            text.Append(CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:{value}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        for (var i = 0; i < sum.Length; i++)
            sum[i] += BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(8 * i));
        Rows++;
    }

    public bool Equals(CopyDigest other) => Rows == other.Rows && sum.AsSpan().SequenceEqual(other.sum);

    private static string? Text(object? value) => value switch
    {
        DateTime at => TrailSeal.Instant(at).Ticks.ToString(CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable some => some.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
