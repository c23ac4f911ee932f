using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace CaseReferral.Data.Sqlite;

/// <summary>
/// EF would translate the parts and sums of an instant to SQLite's functions for text, which read a number of microseconds as a wrong day and say
/// nothing. Queries compare instants that the code has reckoned; one that reckons itself is refused.
/// </summary>
internal sealed class NoArithmeticOfInstants : IMethodCallTranslatorPlugin, IMemberTranslatorPlugin, IMethodCallTranslator, IMemberTranslator
{
    IEnumerable<IMethodCallTranslator> IMethodCallTranslatorPlugin.Translators => [this];
    IEnumerable<IMemberTranslator> IMemberTranslatorPlugin.Translators => [this];

    /// <exception cref="NotSupportedException">The query reckons with an instant.</exception>
    public SqlExpression? Translate(SqlExpression? instance, MethodInfo method, IReadOnlyList<SqlExpression> arguments, IDiagnosticsLogger<DbLoggerCategory.Query> logger) =>
        Allowed(method.DeclaringType == typeof(DateTime) && method.Name is not (nameof(Equals) or nameof(DateTime.CompareTo) or nameof(DateTime.Compare)), method);

    /// <exception cref="NotSupportedException">The query takes an instant apart.</exception>
    public SqlExpression? Translate(SqlExpression? instance, MemberInfo member, Type returnType, IDiagnosticsLogger<DbLoggerCategory.Query> logger) =>
        Allowed(member.DeclaringType == typeof(DateTime), member);

    private static SqlExpression? Allowed(bool reckons, MemberInfo member) => !reckons ? null : throw new NotSupportedException(
        $"A query cannot use DateTime.{member.Name}: SQLite keeps instants as numbers. Reckon before the query, and compare in it.");
}
