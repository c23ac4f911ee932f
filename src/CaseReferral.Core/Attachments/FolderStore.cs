namespace CaseReferral.Core.Attachments;

/// <summary>Files in one folder outside the web root, two levels deep by name so that no folder grows too large.</summary>
public sealed class FolderStore(string root) : IAttachmentStore
{
    public async Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken token) =>
        File.Move(await AsideAsync(PathOf(name), FileMode.CreateNew, write), PathOf(name));

    /// <summary>A part left over from a stop half-way is written over; a file erased meanwhile does not come back.</summary>
    public async Task ReplaceAsync(string name, Func<Stream, Task> write, CancellationToken token)
    {
        var part = await AsideAsync(PathOf(name), FileMode.Create, write);
        try
        {
            File.Replace(part, PathOf(name), null);
        }
        catch (FileNotFoundException)
        {
            File.Delete(part);
        }
    }

    /// <summary>A name never shows half a file: written aside, moved when whole.</summary>
    private static async Task<string> AsideAsync(string path, FileMode mode, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        await using var file = new FileStream(part, mode, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
        await write(file);
        return part;
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
