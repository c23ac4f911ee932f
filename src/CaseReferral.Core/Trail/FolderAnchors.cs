using System.Runtime.CompilerServices;
using System.Text;

namespace CaseReferral.Core.Trail;

/// <summary>One file of JSON lines in a folder of its own, mode 0600, only ever appended to.</summary>
public sealed class FolderAnchors(string folder) : IAnchorStore
{
    private const int Tail = 64 * 1024;
    private readonly string path = Path.Combine(folder, "anchors.jsonl");

    public async Task AppendAsync(string line, CancellationToken token)
    {
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), token);
        file.Flush(flushToDisk: true);
    }

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken token)
    {
        if (!File.Exists(path))
            yield break;
        using var reader = new StreamReader(path, Encoding.UTF8);
        while (await reader.ReadLineAsync(token) is { } line)
            yield return line;
    }

    public async Task<IReadOnlyList<string>> LastAsync(int count, CancellationToken token)
    {
        if (!File.Exists(path))
            return [];
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        for (long span = Tail; ; span *= 4)
        {
            var start = Math.Max(0, file.Length - span);
            file.Position = start;
            using var reader = new StreamReader(file, Encoding.UTF8, false, 4096, leaveOpen: true);
            var lines = (await reader.ReadToEndAsync(token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            // Unless the file begins here, the first line may be half a line.
            if (start == 0 || lines.Length > count)
                return [.. lines.TakeLast(count).Reverse()];
        }
    }
}
