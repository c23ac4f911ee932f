using BenchmarkDotNet.Attributes;
using CaseReferral.Core.Protection;

namespace CaseReferral.Benchmarks;

/// <summary>One encrypted column value, by both suites: a name, and a narrative of two thousand characters.</summary>
[MemoryDiagnoser]
public class CipherBenchmarks
{
    private FieldCipher cipher = new(KeyRing.Ephemeral());
    private BlindIndex index = new(KeyRing.Ephemeral());
    private string plain = "", stored = "";

    [Params(3, 2000)]
    public int Characters { get; set; }

    [Params("International", "National")]
    public string Suite { get; set; } = "";

    [GlobalSetup]
    public void Write()
    {
        var ring = KeyRing.Ephemeral(CipherSuite.Named(Suite));
        (cipher, index, plain) = (new(ring), new(ring), new string('例', Characters));
        stored = cipher.Protect(plain, "PersonIdentity.Name");
    }

    [Benchmark]
    public string Protect() => cipher.Protect(plain, "PersonIdentity.Name");

    [Benchmark]
    public string Unprotect() => cipher.Unprotect(stored, "PersonIdentity.Name");

    [Benchmark]
    public string? Index() => index.OfPhone("13900000001");
}
