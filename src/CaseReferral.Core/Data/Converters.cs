using CaseReferral.Core.Protection;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseReferral.Core.Data;

/// <summary>Stores UTC, reads back as UTC: SQLite and SQL Server forget the kind, PostgreSQL insists on it.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

/// <summary>Encrypts one column; the column's name is bound in, so a value cannot be moved to another column.</summary>
internal sealed class EncryptedConverter(FieldCipher cipher, string context) : ValueConverter<string, string>(
    plain => cipher.Protect(plain, context),
    stored => cipher.Unprotect(stored, context))
{
    public string Context { get; } = context;
}
