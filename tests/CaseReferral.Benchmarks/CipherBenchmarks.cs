using BenchmarkDotNet.Attributes;
using CaseReferral.Core.Protection;

namespace CaseReferral.Benchmarks;

/// <summary>One encrypted column value: a name, and a narrative of two thousand characters.</summary>
[MemoryDiagnoser]
public class CipherBenchmarks
{
    private readonly FieldCipher cipher = new(KeyRing.Ephemeral());
    private string plain = "", stored = "";

    [Params(3, 2000)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Write()
    {
        plain = new string('例', Characters);
        stored = cipher.Protect(plain, "PersonIdentity.Name");
    }

    [Benchmark]
    public string Protect() => cipher.Protect(plain, "PersonIdentity.Name");

    [Benchmark]
    public string Unprotect() => cipher.Unprotect(stored, "PersonIdentity.Name");
}
