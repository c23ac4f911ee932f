namespace CaseReferral.Web.Features.Backup;

/// <summary>The first entry of a backup: what it is a copy of, and the digests by which every other entry is proved.</summary>
/// <param name="Provider">The database it came from; it goes back into one of the same kind.</param>
/// <param name="Schema">The last step of the schema.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="Digests">SHA-256 of each entry by its name.</param>
internal sealed record BackupManifest(string Provider, string Schema, DateTime TakenAt, Dictionary<string, string> Digests)
{
    public const string Entry = "manifest.json", Database = "database";

    /// <summary>Folders below the data folder that belong to the copy. The key file does not.</summary>
    public static readonly string[] Folders = ["attachments", "anchors"];
}
