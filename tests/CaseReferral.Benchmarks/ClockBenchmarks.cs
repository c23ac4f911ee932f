using BenchmarkDotNet.Attributes;
using CaseReferral.Core.Clocks;

namespace CaseReferral.Benchmarks;

/// <summary>One limit counted, and one light of a list row.</summary>
[MemoryDiagnoser]
public class ClockBenchmarks
{
    private static readonly DateTime Start = new(2026, 2, 10, 2, 0, 0, DateTimeKind.Utc);
    private readonly WorkCalendar calendar = WorkCalendar.Embedded();

    [Benchmark]
    public Due FifteenWorkingDaysOverTheSpringFestival() => Term.WorkingDays(15).From(Start, calendar);

    [Benchmark]
    public Light LightOfARow() => Lights.Of(Start, Start.AddDays(20), false, Start.AddDays(18), calendar);
}
