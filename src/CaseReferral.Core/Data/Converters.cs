using CaseReferral.Core.Protection;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseReferral.Core.Data;

/// <summary>Stores UTC, reads back as UTC: SQLite and SQL Server forget the kind, PostgreSQL insists on it.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

/// <summary>A hash of the trail as the bytes it is; in code it is read and compared in small hexadecimal digits.</summary>
internal sealed class HashConverter() : ValueConverter<string, byte[]>(
    hash => Convert.FromHexString(hash),
    bytes => Convert.ToHexStringLower(bytes))
{
    /// <summary>Of both suites: HMAC with SHA-256 and with SM3.</summary>
    public const int Bytes = 32;
}

/// <summary>
/// How SQLite keeps an id, for who writes and reads rows past EF: its 16 bytes in the order they are written in. EF has a mapping of its
/// own for them, because with a converter it would make the bytes anew for each comparison of two keys.
/// </summary>
public sealed class IdBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true))
{
    private static readonly IdBytes Only = new();

    /// <param name="type">What a value is in code.</param>
    /// <param name="storeType">The database's name of the column's type.</param>
    /// <returns>Null where the driver knows ids.</returns>
    public static IdBytes? For(Type type, string storeType) => type == typeof(Guid) && storeType == "BLOB" ? Only : null;
}

internal static class ColumnRules
{
    /// <summary>Half as long in every row of the trail, which is most of the database.</summary>
    public static void IsHash(this PropertyBuilder property) => property.HasConversion<HashConverter>().HasMaxLength(HashConverter.Bytes);
}

/// <summary>Encrypts one column; the column's name is bound in, so a value cannot be moved to another column.</summary>
internal sealed class EncryptedConverter(FieldCipher cipher, string context) : ValueConverter<string, string>(
    plain => cipher.Protect(plain, context),
    stored => cipher.Unprotect(stored, context))
{
    public string Context { get; } = context;
}
