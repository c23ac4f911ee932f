namespace CaseReferral.Testing;

/// <summary>What a thief of the disk would carry off.</summary>
public static class Disk
{
    /// <summary>Every file below a folder with its bytes, also those a database has open.</summary>
    public static IEnumerable<(string Place, byte[] Bytes)> FilesOf(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Read(path) is { } bytes)
                yield return (path, bytes);
        }
    }

    /// <summary>Null for a file that a server has removed since it was listed.</summary>
    private static byte[]? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
