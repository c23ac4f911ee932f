using CaseReferral.Core.Protection;

namespace CaseReferral.Testing;

/// <summary>
/// The keys of all hosts of a test run, made once. The model holds the field cipher, so hosts with one cipher share their model
/// and every query EF has compiled; each would otherwise compile all of them anew, which takes longer than most tests.
/// </summary>
internal static class SharedKeys
{
    private static readonly Lazy<(string Path, FieldCipher Cipher)> Made = new(() =>
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("casereferral-keys-").FullName, "keys.json");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(path)!, true);
        KeyRing.CreateFile(path, development: true);
        return (path, new(KeyRing.Load(path)));
    });

    /// <summary>Puts the key file into a host's folder, and gives the cipher that goes with it.</summary>
    public static FieldCipher Lend(string folder)
    {
        File.Copy(Made.Value.Path, Path.Combine(folder, "keys.json"), overwrite: true);
        return Made.Value.Cipher;
    }
}
