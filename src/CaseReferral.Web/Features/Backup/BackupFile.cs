using System.Formats.Tar;
using System.IO.Pipelines;
using CaseReferral.Core.Protection;

namespace CaseReferral.Web.Features.Backup;

/// <summary>
/// The form of a backup: a tar archive, encrypted in chunks with the installation's keys, which are not in it. Written and
/// read as a stream, so that its size is bound by the disk and not by memory.
/// </summary>
internal sealed class BackupFile(BlobCipher cipher)
{
    /// <summary>Writes a new file, aside until it is whole; readable by its owner only.</summary>
    public async Task WriteAsync(string path, Func<TarWriter, Task> write, CancellationToken token)
    {
        var (part, pipe) = (path + ".part", new Pipe());
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using (var file = new FileStream(part, options))
            {
                await Task.WhenAll(FillAsync(pipe.Writer, write), SealAsync(pipe.Reader, file, token));
                file.Flush(flushToDisk: true);
            }
            File.Move(part, path);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <exception cref="ProtectedDataException">Changed, cut short, or encrypted with other keys.</exception>
    public async Task ReadAsync(string path, Func<TarEntry, Task> read, CancellationToken token)
    {
        var pipe = new Pipe();
        await using var file = File.OpenRead(path);
        var opening = OpenAsync(file, pipe.Writer, token);
        try
        {
            await using var tar = new TarReader(pipe.Reader.AsStream());
            while (await tar.GetNextEntryAsync(false, token) is { } entry)
                await read(entry);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
        }
        await opening;
    }

    private static async Task FillAsync(PipeWriter pipe, Func<TarWriter, Task> write)
    {
        Exception? failure = null;
        try
        {
            await using var tar = new TarWriter(pipe.AsStream(true), TarEntryFormat.Pax);
            await write(tar);
        }
        catch (Exception broken)
        {
            failure = broken;
            throw;
        }
        finally
        {
            // The other side must not take a broken archive for a short one.
            await pipe.CompleteAsync(failure);
        }
    }

    private async Task SealAsync(PipeReader pipe, Stream file, CancellationToken token)
    {
        try
        {
            await cipher.EncryptAsync(pipe.AsStream(true), file, token);
        }
        finally
        {
            // On a full disk the writing side would otherwise wait for a reader for ever.
            await pipe.CompleteAsync();
        }
    }

    private async Task OpenAsync(Stream file, PipeWriter pipe, CancellationToken token)
    {
        try
        {
            await cipher.DecryptAsync(file, pipe.AsStream(true), token);
            await pipe.CompleteAsync();
        }
        catch (Exception failure)
        {
            // The reader hears it at its next read, as an exception of its own.
            await pipe.CompleteAsync(failure);
        }
    }
}
