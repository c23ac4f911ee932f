using CaseReferral.Core.Clocks;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// What a city has changed of the agreed limits (section "HandoffLimits"): HandoffLimits:Sign:Normal=1wd for every line, HandoffLimits:health:Finish:Urgent=5wd
/// for one. A limit by law is not among them. A clock that runs keeps the limit it began with.
/// </summary>
public sealed class ClockLimits
{
    private readonly Dictionary<(string? Line, ClockStep Step, Urgency Urgency), Term> limits = [];

    public static ClockLimits None { get; } = new();

    /// <summary>Takes one setting.</summary>
    /// <param name="path">Step and urgency, or line, step and urgency.</param>
    /// <param name="value">A limit as text: 2h, 7d, 3wd, 1m.</param>
    /// <param name="lines">The lines there are.</param>
    /// <returns>What is wrong; null when it is taken.</returns>
    public string? Take(IReadOnlyList<string> path, string value, IEnumerable<HandoffKind> lines)
    {
        var name = $"HandoffLimits:{string.Join(':', path)}";
        var line = path.Count == 3 ? lines.FirstOrDefault(k => k.Key == path[0]) : null;
        if (path.Count is < 2 or > 3 || path.Count == 3 && line is null
            || !Enum.TryParse<ClockStep>(path[^2], out var step) || !Enum.IsDefined(step) || !Enum.TryParse<Urgency>(path[^1], out var urgency) || !Enum.IsDefined(urgency))
            return $"{name} names no limit; it must be a step and an urgency, with a service line before them or not, such as HandoffLimits:Sign:Normal.";
        if (line is not null && ClockPolicy.IsLaw(step, urgency, line))
            return $"{name} is set by law and cannot be changed.";
        if (Term.TryParse(value) is not { Count: > 0 } term)
            return $"{name} is \"{value}\"; it must be a number above 0 with h, d, wd or m, such as 3wd.";
        limits[(line?.Key, step, urgency)] = term;
        return null;
    }

    /// <summary>The city's own limit for one line, before the line's default.</summary>
    internal Term? Of(string line, ClockStep step, Urgency urgency) => limits.TryGetValue((line, step, urgency), out var term) ? term : null;

    /// <summary>The city's own limit for all lines that have no other, before the general default.</summary>
    internal Term? Of(ClockStep step, Urgency urgency) => limits.TryGetValue((null, step, urgency), out var term) ? term : null;
}
