using System.Text;
using UglyToad.PdfPig;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>A PDF as whoever searches or copies from it reads it.</summary>
public sealed class PaperPdf : IDisposable
{
    private readonly PdfDocument document;

    public PaperPdf(byte[] content)
    {
        document = PdfDocument.Open(content);
        Pages = document.NumberOfPages;
        Text = Normal(string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v))));
        Layout = [.. document.GetPages().SelectMany(p => p.Letters.Select(l => $"{p.Number} {l.Value} {l.Location.X:0.0} {l.Location.Y:0.0} {l.FontSize:0.0}"))];
        Size = document.GetPage(1) is var first ? (Math.Round(first.Width), Math.Round(first.Height)) : default;
    }

    public int Pages { get; }
    /// <summary>Every character in the order it was written, without space between.</summary>
    public string Text { get; }
    /// <summary>Each character with its page and place.</summary>
    public IReadOnlyList<string> Layout { get; }
    /// <summary>Width and height of the first page in points.</summary>
    public (double Width, double Height) Size { get; }

    /// <summary>Radicals of Unicode's CJK Radicals Supplement, which no normalisation joins to their characters, and those characters.</summary>
    private const string Radicals = "\u2EA0\u2EC4\u2EC5\u2EC6\u2EC9\u2ECB\u2ED3\u2ED4\u2ED8\u2ED9\u2EDA\u2EDB\u2EDC\u2EDD\u2EE2\u2EE3\u2EE5\u2EE6\u2EE8\u2EE9\u2EEC\u2EF0\u2F3E";
    private const string Characters = "民西见角贝车长门青韦页风飞食马骨鱼鸟麦黄齐龙户";

    /// <summary>
    /// One spelling of what looks the same: fonts such as Noto CJK draw a character and the radical of its shape with one glyph,
    /// and Chromium names the glyph by the lower of the two (U+2F09 for U+513F). A reader that searches without joining them does not
    /// find a word with such a character; where officers' computers have FangSong of their own, the font decides.
    /// </summary>
    public static string Normal(string text) =>
        string.Concat(text.Select(c => Radicals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Characters[at] : c)).Normalize(NormalizationForm.FormKC);

    public void Dispose() => document.Dispose();
}
