namespace CaseReferral.Core.Attachments;

/// <summary>Files in one folder outside the web root, two levels deep by name so that no folder grows too large.</summary>
public sealed class FolderStore(string root) : IAttachmentStore
{
    public Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken token) => WriteAsync(PathOf(name), FileMode.CreateNew, write);

    /// <summary>A part left over from a stop half-way is written over.</summary>
    public Task ReplaceAsync(string name, Func<Stream, Task> write, CancellationToken token) => WriteAsync(PathOf(name), FileMode.Create, write);

    private static async Task WriteAsync(string path, FileMode mode, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".part";
        // A name never shows half a file: written aside, moved when whole.
        await using (var file = new FileStream(temporary, mode, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous))
            await write(file);
        File.Move(temporary, path, mode == FileMode.Create);
    }

    public Task<Stream> OpenAsync(string name, CancellationToken token) =>
        Task.FromResult<Stream>(new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous));

    public Task DeleteAsync(string name, CancellationToken token)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    private string PathOf(string name) =>
        name.All(char.IsAsciiHexDigit) ? Path.Combine(root, name[^2..], name) : throw new ArgumentException("Not a stored name.", nameof(name));
}
