using System.IO.Compression;

namespace CaseReferral.Core.Attachments;

/// <summary>File types taken in.</summary>
public enum FileKind { Pdf, Jpeg, Png, Docx, Xlsx }

/// <summary>Why a file is not taken.</summary>
public enum FileProblem { None, Empty, TooLarge, UnknownType, ExtensionMismatch, Damaged, Macro }

/// <summary>What a file is, by its content.</summary>
public sealed record FileVerdict(FileProblem Problem, FileKind? Kind, string? MediaType, string SafeFileName);

/// <summary>Decides by content, never by name; the name must then fit. Never throws on any bytes.</summary>
public static class FileCheck
{
    public const long MaxBytes = 20L * 1024 * 1024;
    private const long MaxUnpacked = 200L * 1024 * 1024;
    private const int MaxEntries = 5000;

    private static readonly Dictionary<FileKind, (string Media, string[] Extensions)> Types = new()
    {
        [FileKind.Pdf] = ("application/pdf", [".pdf"]),
        [FileKind.Jpeg] = ("image/jpeg", [".jpg", ".jpeg"]),
        [FileKind.Png] = ("image/png", [".png"]),
        [FileKind.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]),
        [FileKind.Xlsx] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]),
    };

    public static bool IsPicture(FileKind? kind) => kind is FileKind.Jpeg or FileKind.Png;

    /// <param name="content">Seekable; left at an arbitrary position.</param>
    /// <param name="fileName">As the browser sent it: trusted for nothing.</param>
    /// <param name="token">Cancels.</param>
    public static async Task<FileVerdict> InspectAsync(Stream content, string fileName, CancellationToken token)
    {
        var name = FileNames.Safe(fileName);
        if (content.Length == 0)
            return new(FileProblem.Empty, null, null, name);
        if (content.Length > MaxBytes)
            return new(FileProblem.TooLarge, null, null, name);
        content.Position = 0;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, token);
        var (kind, problem) = Recognise(bytes);
        if (kind is not { } known)
            return new(problem, null, null, name);
        var (media, extensions) = Types[known];
        if (problem == FileProblem.None && !extensions.Contains(Path.GetExtension(name).ToLowerInvariant()))
            problem = FileProblem.ExtensionMismatch;
        return new(problem, known, media, name);
    }

    private static (FileKind?, FileProblem) Recognise(byte[] b)
    {
        if (b.AsSpan().StartsWith("%PDF-"u8))
            return (FileKind.Pdf, b.AsSpan(Math.Max(0, b.Length - 1024)).IndexOf("%%EOF"u8) >= 0 ? FileProblem.None : FileProblem.Damaged);
        if (b.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return (FileKind.Jpeg, IsJpeg(b) ? FileProblem.None : FileProblem.Damaged);
        if (b.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return (FileKind.Png, b.AsSpan(12).StartsWith("IHDR"u8) && b.AsSpan(Math.Max(0, b.Length - 12)).IndexOf("IEND"u8) >= 0
                ? FileProblem.None : FileProblem.Damaged);
        return b.AsSpan().StartsWith("PK\x3\x4"u8) ? Office(b) : (null, FileProblem.UnknownType);
    }

    /// <summary>Walks the markers to the start of scan and asks for the end mark.</summary>
    private static bool IsJpeg(byte[] b)
    {
        for (var i = 2; i + 4 <= b.Length && b[i] == 0xFF;)
        {
            if (b[i + 1] == 0xDA)
                return b.AsSpan(i).LastIndexOf<byte>([0xFF, 0xD9]) > 0;
            i += 2 + (b[i + 2] << 8 | b[i + 3]);
        }
        return false;
    }

    private static (FileKind?, FileProblem) Office(byte[] b)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(b), ZipArchiveMode.Read);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            FileKind? kind = names.Contains("word/document.xml") ? FileKind.Docx : names.Contains("xl/workbook.xml") ? FileKind.Xlsx : null;
            if (kind is null || !names.Contains("[Content_Types].xml"))
                return (null, FileProblem.UnknownType);
            if (zip.Entries.Count > MaxEntries || zip.Entries.Sum(e => Math.Max(0, e.Length)) > MaxUnpacked
                || names.Any(n => n.StartsWith('/') || n.Contains("..", StringComparison.Ordinal) || n.Contains(':', StringComparison.Ordinal)))
                return (kind, FileProblem.Damaged);
            return (kind, names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? FileProblem.Macro : FileProblem.None);
        }
        catch (InvalidDataException)
        {
            return (null, FileProblem.Damaged);
        }
    }
}
