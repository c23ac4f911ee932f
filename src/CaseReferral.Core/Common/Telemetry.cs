using System.Diagnostics;

namespace CaseReferral.Core.Common;

/// <summary>
/// The program's own traces and meters. Names of jobs, states and counts go out by them, never anything of a case or a
/// person: they end in systems that nobody protects like this one.
/// </summary>
public static class Telemetry
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "CaseReferral";

    public static ActivitySource Source { get; } = new(Name);
}
