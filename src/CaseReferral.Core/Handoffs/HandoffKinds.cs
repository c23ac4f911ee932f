using System.Collections.Frozen;
using System.Reflection;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Handoffs;

/// <summary>The service lines there are, found by scanning: a new line adds a file and edits none.</summary>
public sealed class HandoffKinds
{
    private readonly FrozenDictionary<string, HandoffKind> byKey;
    private readonly FrozenDictionary<string, int> order;

    public HandoffKinds(params IEnumerable<Assembly> assemblies)
    {
        byKey = assemblies.DefaultIfEmpty(typeof(HandoffKind).Assembly)
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(HandoffKind)) && !t.IsAbstract)
            .Select(t => (HandoffKind)Activator.CreateInstance(t)!)
            .ToFrozenDictionary(k => k.Key, StringComparer.Ordinal);
        All = [.. byKey.Values.OrderBy(k => k.EarliestStage).ThenByDescending(k => k.TakesOwnership).ThenBy(k => k.Key, StringComparer.Ordinal)];
        order = All.Select((k, i) => (k.Key, i)).ToFrozenDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
    }

    /// <summary>Every line counts by these limits and numbers from now on.</summary>
    public HandoffKinds With(ClockLimits limits, HandoffOptions agreed)
    {
        foreach (var kind in All)
            (kind.Limits, kind.Agreed) = (limits, agreed);
        return this;
    }

    /// <summary>Takes one number, or one choice, of a line.</summary>
    /// <returns>What is wrong; null when it is taken.</returns>
    public string? Take(string line, string name, string value)
    {
        if (Find(line) is { } chosen && chosen.Choices.FirstOrDefault(c => c.Name == name) is { } choice)
            return Choose(chosen, choice, value);
        if (Find(line) is not { } kind || !kind.Numbers.Any(n => n.Name == name))
            return $"Lines:{line}:{name} names no number of a service line.";
        if (!int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return $"Lines:{line}:{name} is \"{value}\"; it must be a whole number.";
        kind.Given[name] = number;
        return null;
    }

    private static string? Choose(HandoffKind kind, LineChoice choice, string value)
    {
        OrganisationKind[] may = [choice.Default, .. choice.Others];
        if (!may.Any(k => $"{k}" == value))
            return $"Lines:{kind.Key}:{choice.Name} is \"{value}\"; it must be one of {string.Join(", ", may)}.";
        kind.Chosen[choice.Name] = Enum.Parse<OrganisationKind>(value);
        return null;
    }

    /// <summary>In the order of the route: earliest stage first, the placement before what follows from it.</summary>
    public IReadOnlyList<HandoffKind> All { get; }

    /// <summary>Place of a line on the route; unknown keys come last.</summary>
    public int OrderOf(string key) => order.GetValueOrDefault(key, int.MaxValue);

    /// <exception cref="KeyNotFoundException">The database names a line this build does not have.</exception>
    public HandoffKind this[string key] => byKey[key];

    public HandoffKind? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);
}
