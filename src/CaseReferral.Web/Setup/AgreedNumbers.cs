using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Setup;

/// <summary>The settings of agreed numbers: read at the start, where a wrong one is told by its name.</summary>
internal static class AgreedNumbers
{
    /// <exception cref="StartProblemException">A limit nobody can read, or one that is law.</exception>
    public static ClockLimits Limits(IConfiguration? configuration)
    {
        var (limits, lines) = (new ClockLimits(), new HandoffKinds().All);
        var given = configuration?.GetSection("HandoffLimits").AsEnumerable(makePathsRelative: true) ?? [];
        foreach (var (path, value) in given.Where(g => !string.IsNullOrEmpty(g.Value)))
            if (limits.Take(path.Split(ConfigurationPath.KeyDelimiter), value!, lines) is { } problem)
                throw new StartProblemException(problem);
        return limits;
    }

    /// <summary>The service lines with the limits and numbers the city has agreed on.</summary>
    /// <exception cref="StartProblemException">A setting that names nothing, or a number that cannot be.</exception>
    public static HandoffKinds Lines(IConfiguration? configuration, HandoffOptions agreed)
    {
        var kinds = new HandoffKinds().With(Limits(configuration), agreed);
        foreach (var line in configuration?.GetSection("Lines").GetChildren() ?? [])
            foreach (var number in line.GetChildren())
                if (kinds.Take(line.Key, number.Key, number.Value ?? "") is { } problem)
                    throw new StartProblemException(problem);
        Check(kinds.All.SelectMany(k => k.AgreedNumbers));
        return kinds;
    }

    /// <exception cref="StartProblemException">A number that cannot be.</exception>
    public static void Check(IEnumerable<AgreedNumber> numbers)
    {
        if (numbers.FirstOrDefault(n => n.Problem is not null) is { Problem: { } problem })
            throw new StartProblemException(problem);
    }
}
