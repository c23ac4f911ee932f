using System.Globalization;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>Counts of one year and centre; numbers only, nobody can be told from them by name.</summary>
/// <param name="Received">Matters decided on in the year.</param>
/// <param name="Granted">Of these, granted, aid first among them.</param>
/// <param name="Refused">Of these, refused.</param>
/// <param name="Minors">Granted to persons under 18 on the day the matter was sent.</param>
/// <param name="WithinWeek">Decided within seven days of being sent (法律援助法 Art. 43), time for supplements included.</param>
/// <param name="Assigned">A lawyer was assigned in the year.</param>
/// <param name="Closed">Closed in the year.</param>
/// <param name="Ended">Terminated in the year (Art. 48).</param>
/// <param name="Satisfied">Persons who were asked and said that they were satisfied.</param>
public sealed record AidFigures(int Received, int Granted, int Refused, int Minors, int WithinWeek, int Assigned, int Closed, int Ended, int Satisfied)
{
    /// <summary>The names of the figures in their order, as text keys end.</summary>
    public static readonly IReadOnlyList<string> Names =
        [nameof(Received), nameof(Granted), nameof(Refused), nameof(Minors), nameof(WithinWeek), nameof(Assigned), nameof(Closed), nameof(Ended), nameof(Satisfied)];

    public IReadOnlyList<int> Values => [Received, Granted, Refused, Minors, WithinWeek, Assigned, Closed, Ended, Satisfied];

    public string ToText() => string.Join(',', Values.Select(v => v.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What <see cref="ToText"/> wrote.</summary>
    public static AidFigures Parse(string text)
    {
        var v = text.Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
    }
}
