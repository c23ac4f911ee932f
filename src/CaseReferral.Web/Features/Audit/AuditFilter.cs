using CaseReferral.Core.Trail;
using Microsoft.AspNetCore.Http.Extensions;

namespace CaseReferral.Web.Features.Audit;

/// <summary>What the audit administrator asks for; everything may be empty.</summary>
public sealed record AuditFilter
{
    /// <summary>User name.</summary>
    public string? Account { get; init; }
    public Guid? Unit { get; init; }
    /// <summary>Number of a case.</summary>
    public string? Case { get; init; }
    public AuditKind? Kind { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>Cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The same question at another place of the list.</summary>
    public string Query(string? after)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Pairs().Append(("after", after)).Where(p => !string.IsNullOrEmpty(p.Item2)))
            query.Add(name, value!);
        return query.ToString();
    }

    public bool IsEmpty => Pairs().All(p => string.IsNullOrEmpty(p.Item2));

    private IEnumerable<(string, string?)> Pairs() =>
    [
        ("account", Account), ("unit", Unit?.ToString()), ("case", Case), ("kind", Kind?.ToString()),
        ("from", From?.ToString("O")), ("to", To?.ToString("O")),
    ];
}
