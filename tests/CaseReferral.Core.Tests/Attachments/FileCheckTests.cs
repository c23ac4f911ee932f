using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CaseReferral.Core.Attachments;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Attachments;

/// <summary>A file is what its bytes say; its name must fit and is made safe.</summary>
public sealed class FileCheckTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n");
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDA, 0, 2, 9, 9, 0xFF, 0xD9];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, .. "IEND"u8, 1, 2, 3, 4];

    [Fact]
    public async Task Inspect_HonestFiles_AreTaken()
    {
        Assert.Equal((FileProblem.None, "application/pdf"), await Ask(Pdf, "a.PDF"));
        Assert.Equal((FileProblem.None, "image/jpeg"), await Ask(Jpeg, "照片𠮷.jpeg"));
        Assert.Equal((FileProblem.None, "image/png"), await Ask(Png, "a.png"));
        Assert.Equal(FileProblem.None, (await Ask(Office("word/document.xml"), "a.docx")).Problem);
        Assert.Equal(FileProblem.None, (await Ask(Office("xl/workbook.xml"), "a.xlsx")).Problem);
    }

    [Fact]
    public async Task Inspect_LyingNames_AreRefused()
    {
        Assert.Equal(FileProblem.ExtensionMismatch, (await Ask(Pdf, "a.jpg")).Problem);
        Assert.Equal(FileProblem.ExtensionMismatch, (await Ask(Pdf, "a.pdf.exe")).Problem);
        Assert.Equal(FileProblem.ExtensionMismatch, (await Ask(Pdf, "a")).Problem);
        Assert.Equal(FileProblem.ExtensionMismatch, (await Ask(Office("xl/workbook.xml"), "a.docx")).Problem);
        Assert.Equal(FileProblem.UnknownType, (await Ask("MZ\0\0"u8.ToArray(), "a.pdf")).Problem);
        Assert.Equal(FileProblem.UnknownType, (await Ask("<svg onload=alert(1)>"u8.ToArray(), "a.png")).Problem);
        Assert.Equal(FileProblem.UnknownType, (await Ask([.. "<html>"u8, .. Pdf], "a.pdf")).Problem);
    }

    [Fact]
    public async Task Inspect_EmptyOrTooLarge_IsToldBeforeReading()
    {
        Assert.Equal(FileProblem.Empty, (await Ask([], "a.pdf")).Problem);
        Assert.Equal(FileProblem.TooLarge, (await Ask(new byte[21 * 1024 * 1024], "a.pdf")).Problem);
        var limit = new byte[FileCheck.MaxBytes];
        Pdf.CopyTo(limit, 0);
        "%%EOF"u8.CopyTo(limit.AsSpan(limit.Length - 5));
        Assert.Equal(FileProblem.None, (await Ask(limit, "a.pdf")).Problem);
    }

    [Fact]
    public async Task Inspect_CutFiles_AreDamaged()
    {
        Assert.Equal(FileProblem.Damaged, (await Ask(Pdf[..20], "a.pdf")).Problem);
        Assert.Equal(FileProblem.Damaged, (await Ask(Jpeg[..12], "a.jpg")).Problem);
        Assert.Equal(FileProblem.Damaged, (await Ask(Png[..14], "a.png")).Problem);
        var office = Office("word/document.xml");
        Assert.Equal(FileProblem.Damaged, (await Ask(office[..(office.Length / 2)], "a.docx")).Problem);
    }

    [Fact]
    public async Task Inspect_MacroBombOrPathsInAPackage_AreRefused()
    {
        Assert.Equal(FileProblem.Macro, (await Ask(Office("word/document.xml", "word/vbaProject.bin"), "a.docx")).Problem);
        Assert.Equal(FileProblem.Macro, (await Ask(Office("word/document.xml", "WORD/VBAPROJECT.BIN"), "a.docx")).Problem);
        Assert.Equal(FileProblem.Damaged, (await Ask(Office("word/document.xml", "../../etc/passwd"), "a.docx")).Problem);
        Assert.Equal(FileProblem.Damaged, (await Ask(Office("word/document.xml", "/etc/passwd"), "a.docx")).Problem);
        Assert.Equal(FileProblem.Damaged, (await Ask(Claiming(Office("word/document.xml"), 0xF0000000), "a.docx")).Problem);
        Assert.Equal(FileProblem.UnknownType, (await Ask(Office("anything.txt"), "a.docx")).Problem);
    }

    [Fact]
    public void Inspect_AnyBytes_NeverThrow() =>
        Gen.Select(Gen.OneOf(Pdf, Jpeg, Png, Office("word/document.xml"), []), Gen.Byte.Array[0, 80], Gen.Int[0, 200]).SampleAsync(async (start, rest, cut) =>
            await Ask([.. start.Take(cut), .. rest], "a.pdf"));

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\x\照片.jpg", "照片.jpg")]
    [InlineData("a\u202Egpj.exe", "agpj.exe")]
    [InlineData("a\0b\r\n.pdf", "ab.pdf")]
    [InlineData("证明𠮷㛃.pdf", "证明𠮷㛃.pdf")]
    [InlineData("<script>\"';.pdf", "script.pdf")]
    [InlineData("....", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("..\\..", "file")]
    public void Names_Hostile_BecomeHarmless(string? name, string expected) => Assert.Equal(expected, FileNames.Safe(name));

    [Fact]
    public void Names_Any_HaveNoPathNoControlAndAreNeverEmpty() =>
        Gen.String.Sample(name => FileNames.Safe(name) is { Length: > 0 } safe && !safe.AsSpan().ContainsAny('/', '\\', '"')
            && !safe.Any(char.IsControl) && safe[0] != '.' && Path.GetFileName(safe) == safe);

    [Fact]
    public void Names_TooLong_KeepTheirExtension()
    {
        var safe = FileNames.Safe(new string('长', 300) + ".pdf");
        Assert.Equal((124, ".pdf"), (safe.Length, Path.GetExtension(safe)));
    }

    private static async Task<(FileProblem Problem, string? Media)> Ask(byte[] content, string name)
    {
        var verdict = await FileCheck.InspectAsync(new MemoryStream(content), name, default);
        return (verdict.Problem, verdict.MediaType);
    }

    private static byte[] Office(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            foreach (var entry in entries.Append("[Content_Types].xml"))
            {
                using var content = zip.CreateEntry(entry).Open();
                content.Write("<x/>"u8);
            }
        }
        return stream.ToArray();
    }

    /// <summary>The same package, its first entry claiming to unpack to so many bytes.</summary>
    private static byte[] Claiming(byte[] package, uint bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(package.AsSpan(package.AsSpan().IndexOf("PK\x1\x2"u8) + 24), bytes);
        return package;
    }
}
