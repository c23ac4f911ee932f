using System.Text;

namespace CaseReferral.Core.Reference;

/// <summary>Reads the embedded vocabularies: UTF-8 CSV without quotes; lines with # name source and licence.</summary>
internal static class ReferenceFile
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(ReferenceFile).Assembly.GetManifestResourceStream("reference/" + name)
            ?? throw new InvalidOperationException($"Reference file {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split(',');
        }
    }
}
