namespace CaseReferral.Core.Attachments;

/// <summary>Looks for malicious software in a file before it is stored (OWASP ASVS 5.4.3).</summary>
public interface IFileScanner
{
    /// <summary>Reads the content to its end; never throws because of the scanner's own state, which is a verdict.</summary>
    Task<ScanVerdict> ScanAsync(Stream content, CancellationToken token);

    /// <summary>The scanner answers at all; null where none is set up.</summary>
    Task<bool?> AnswersAsync(CancellationToken token);
}

/// <summary>What the scanner says.</summary>
public enum ScanVerdict
{
    Clean,
    /// <summary>It found something; the file must not be stored.</summary>
    Infected,
    /// <summary>It gave no verdict in time. The file is not taken: one that nobody looked at would pass as one that was.</summary>
    NotScanned,
}

/// <summary>An installation without a scanner: files are checked by their content only, and the status page says so.</summary>
public sealed class NoScanner : IFileScanner
{
    public Task<ScanVerdict> ScanAsync(Stream content, CancellationToken token) => Task.FromResult(ScanVerdict.Clean);

    public Task<bool?> AnswersAsync(CancellationToken token) => Task.FromResult<bool?>(null);
}
