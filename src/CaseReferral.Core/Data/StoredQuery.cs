using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace CaseReferral.Core.Data;

/// <summary>
/// A query of a hot page, read once and then run: EF takes a query apart at each call, which costs a page of ten queries more
/// than its rows do. Keep one as a static field and give the query with each call; it is built only the first time.
/// </summary>
/// <typeparam name="TArgs">A record; each of its properties becomes a parameter of the command.</typeparam>
/// <typeparam name="T">A row.</typeparam>
/// <remarks>
/// What the query reads from around itself would be frozen at the first officer's values. So the arguments are null while it is
/// built (reading one outside the query fails at once), and a captured value or a use of the context other than its sets is
/// refused. The row filters are not frozen: they ask the context of each call.
/// </remarks>
public sealed class StoredQuery<TArgs, T> where TArgs : class
{
    // By model: one process may hold several, in the tests and while an installation is copied.
    private readonly ConditionalWeakTable<IModel, Func<AppDbContext, TArgs, IAsyncEnumerable<T>>> compiled = [];

    /// <exception cref="InvalidOperationException">The query reads a value that is not an argument.</exception>
    public async Task<List<T>> ListAsync(AppDbContext db, TArgs args, Func<AppDbContext, TArgs, IQueryable<T>> query, CancellationToken token)
    {
        var rows = new List<T>();
        await foreach (var row in Run(db, args, query).WithCancellation(token))
            rows.Add(row);
        return rows;
    }

    /// <summary>The first row, or the default. The query itself says that there is at most one, or takes one.</summary>
    public async Task<T?> FirstAsync(AppDbContext db, TArgs args, Func<AppDbContext, TArgs, IQueryable<T>> query, CancellationToken token)
    {
        await foreach (var row in Run(db, args, query).WithCancellation(token))
            return row;
        return default;
    }

    private IAsyncEnumerable<T> Run(AppDbContext db, TArgs args, Func<AppDbContext, TArgs, IQueryable<T>> query)
    {
        if (!compiled.TryGetValue(db.Model, out var run))
            run = compiled.GetValue(db.Model, _ => Compile(query(db, null!).Expression));
        return run(db, args);
    }

    private static Func<AppDbContext, TArgs, IAsyncEnumerable<T>> Compile(Expression query)
    {
        var lifted = new Lifting();
        var body = lifted.Visit(query);
        if (!typeof(IQueryable<T>).IsAssignableFrom(body.Type))
            throw new InvalidOperationException("A stored query is an IQueryable of its rows.");
        Type[] types = [typeof(AppDbContext), .. lifted.Parameters.Select(p => p.Type), typeof(T)];
        var method = typeof(EF).GetMethods(BindingFlags.Public | BindingFlags.Static).Single(m => m.Name == nameof(EF.CompileAsyncQuery)
            && m.GetGenericArguments().Length == types.Length && Returns(m, typeof(IQueryable<>))).MakeGenericMethod(types);
        var lambda = Expression.Lambda(method.GetParameters()[0].ParameterType.GetGenericArguments()[0], body, [Lifting.Context, .. lifted.Parameters]);
        var run = (Delegate)method.Invoke(null, [lambda])!;
        var args = Expression.Parameter(typeof(TArgs));
        return Expression.Lambda<Func<AppDbContext, TArgs, IAsyncEnumerable<T>>>(
            Expression.Invoke(Expression.Constant(run), [Lifting.Context, .. lifted.Properties.Select(p => Expression.Property(args, p))]),
            Lifting.Context, args).Compile();
    }

    private static bool Returns(MethodInfo compile, Type query) => compile.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[^1] is
    { IsGenericType: true } result && result.GetGenericTypeDefinition() == query;

    /// <summary>Lifts the arguments and the context out of the closures of the query.</summary>
    private sealed class Lifting : ExpressionVisitor
    {
        public static readonly ParameterExpression Context = Expression.Parameter(typeof(AppDbContext), "db");

        public List<PropertyInfo> Properties { get; } = [];
        public List<ParameterExpression> Parameters { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression is MemberExpression { Expression: ConstantExpression } args && args.Type.IsAssignableFrom(typeof(TArgs)))
                return Of((PropertyInfo)node.Member);
            if (node.Expression?.Type == typeof(AppDbContext))
                throw Frozen($"{nameof(AppDbContext)}.{node.Member.Name}");
            return node.Expression is ConstantExpression closure ? Captured(node, closure.Value) : base.VisitMember(node);
        }

        /// <summary>
        /// A set belongs to the context it was taken from. Of two first callers one may build the query and the other run it
        /// first: so it is taken anew from the context of the call.
        /// </summary>
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression set && node.GetType() == typeof(EntityQueryRootExpression)
            ? Expression.Call(Context, nameof(DbContext.Set), [set.EntityType.ClrType])
            : base.VisitExtension(node);

        /// <summary>A part of the query that was put into a variable is taken in; the context becomes that of the call.</summary>
        private Expression Captured(MemberExpression node, object? closure) =>
            node.Type == typeof(AppDbContext) ? Context
                : node.Member is FieldInfo field && field.GetValue(closure) is IQueryable part ? Visit(part.Expression)
                : throw Frozen(node.Member.Name);

        private ParameterExpression Of(PropertyInfo property)
        {
            var at = Properties.IndexOf(property);
            if (at < 0)
            {
                at = Properties.Count;
                Properties.Add(property);
                Parameters.Add(Expression.Parameter(property.PropertyType, property.Name));
            }
            return Parameters[at];
        }

        private static InvalidOperationException Frozen(string name) =>
            new($"A stored query would freeze {name} at its first value: make it a property of {typeof(TArgs).Name}.");
    }
}
