using BenchmarkDotNet.Running;

namespace CaseReferral.Benchmarks;

/// <summary>Runs the benchmarks the command line names.</summary>
public static class BenchmarkCommand
{
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCommand).Assembly).Run(args);
}
