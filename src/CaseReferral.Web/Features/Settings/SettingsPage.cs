using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Settings;

/// <summary>What is agreed and not law, as this node has read it.</summary>
/// <param name="Numbers">Single numbers.</param>
/// <param name="General">Limits of a hand-off's steps for every line that has no other.</param>
/// <param name="Lines">Limits of single lines that differ.</param>
public sealed record SettingsPage(IReadOnlyList<AgreedRow> Numbers, IReadOnlyList<LimitRow> General, IReadOnlyList<LineLimitRow> Lines);

/// <summary>One number: its setting, and its value as a limit; years and lists of months stay text.</summary>
public sealed record AgreedRow(string Key, string Value)
{
    public Term? Term => Core.Clocks.Term.TryParse(Value);
    /// <summary>The key of what it is in words.</summary>
    public string Text => "Setting." + Key.Replace(':', '.');
}

/// <summary>One step in its three urgencies, the normal one first.</summary>
public sealed record LimitRow(ClockStep Step, IReadOnlyList<Term> Terms);

/// <summary>One limit of one line.</summary>
public sealed record LineLimitRow(string Kind, ClockStep Step, Urgency Urgency, Term Term, bool IsLaw);
