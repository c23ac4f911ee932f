namespace CaseReferral.Core.Attachments;

/// <summary>Where encrypted files lie. Names are random and given by us; content is opaque to the store.</summary>
public interface IAttachmentStore
{
    Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken token);

    /// <summary>Puts other bytes under a name at once; who has it open reads the old ones to the end. A name that is gone stays gone.</summary>
    Task ReplaceAsync(string name, Func<Stream, Task> write, CancellationToken token);

    /// <exception cref="FileNotFoundException">No such file.</exception>
    Task<Stream> OpenAsync(string name, CancellationToken token);

    Task DeleteAsync(string name, CancellationToken token);
}
