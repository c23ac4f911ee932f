using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace CaseReferral.Data.Sqlite;

/// <summary>
/// An id as 16 bytes that sort by when they were made (<see cref="IdBytes"/>). A type of its own and no converter: a save orders and
/// looks up its rows by their keys, which are ids then and not arrays made for each look.
/// </summary>
/// <remarks>Derived from the mapping of bytes, so that EF unpacks a list of ids, which it hands over as JSON, with <c>unhex</c>.</remarks>
internal sealed class SqliteIdMapping : ByteArrayTypeMapping
{
    private static readonly MethodInfo Read = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!.MakeGenericMethod(typeof(byte[]));
    private static readonly ConstructorInfo Id = typeof(Guid).GetConstructor([typeof(ReadOnlySpan<byte>), typeof(bool)])!;
    private static readonly MethodInfo Span = typeof(ReadOnlySpan<byte>).GetMethod("op_Implicit", [typeof(byte[])])!;

    public SqliteIdMapping()
        : this(new(new CoreTypeMappingParameters(typeof(Guid), jsonValueReaderWriter: Hexadecimal.Instance), "BLOB", dbType: System.Data.DbType.Binary))
    {
    }

    private SqliteIdMapping(RelationalTypeMappingParameters parameters) : base(parameters)
    {
    }

    protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new SqliteIdMapping(parameters);

    protected override void ConfigureParameter(DbParameter parameter)
    {
        if (parameter.Value is Guid id)
            parameter.Value = id.ToByteArray(true);
    }

    protected override string GenerateNonNullSqlLiteral(object value) => $"X'{Convert.ToHexString(((Guid)value).ToByteArray(true))}'";

    public override MethodInfo GetDataReaderMethod() => Read;

    public override Expression CustomizeDataReaderExpression(Expression expression) =>
        Expression.New(Id, Expression.Convert(expression, typeof(ReadOnlySpan<byte>), Span), Expression.Constant(true));

    private sealed class Hexadecimal : JsonValueReaderWriter<Guid>
    {
        public static readonly Hexadecimal Instance = new();

        public override Expression ConstructorExpression => Expression.Field(null, typeof(Hexadecimal), nameof(Instance));

        public override Guid FromJsonTyped(ref Utf8JsonReaderManager manager, object? existingObject = null) =>
            new(Convert.FromHexString(manager.CurrentReader.GetString()!), true);

        public override void ToJsonTyped(Utf8JsonWriter writer, Guid value) => writer.WriteStringValue(Convert.ToHexString(value.ToByteArray(true)));
    }
}
