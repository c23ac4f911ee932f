namespace CaseReferral.Testing;

/// <summary>What a thief of the disk would carry off.</summary>
public static class Disk
{
    /// <summary>Every file below a folder with its bytes, also those a database has open.</summary>
    public static IEnumerable<(string Place, byte[] Bytes)> FilesOf(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            yield return (path, bytes.ToArray());
        }
    }
}
