using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CaseReferral.Web.Setup;

/// <summary>Opens the certificates of the settings before the server does, to name the one that is wrong.</summary>
internal static class Certificates
{
    /// <exception cref="StartProblemException">Missing, unreadable, wrong password, or without its key.</exception>
    public static void Check(IConfiguration configuration)
    {
        var named = configuration.GetSection("Kestrel:Certificates").GetChildren();
        var own = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e.GetSection("Certificate"));
        foreach (var section in named.Concat(own).Where(s => !string.IsNullOrEmpty(s["Path"])))
            Open(section);
    }

    private static void Open(IConfigurationSection section)
    {
        var path = section["Path"]!;
        try
        {
            using var certificate = Load(path, section["KeyPath"], section["Password"]);
            if (!certificate.HasPrivateKey)
                throw new StartProblemException($"The certificate {path} ({section.Path}) holds no private key; set {section.Path}:KeyPath.");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartProblemException($"The certificate {path} ({section.Path}) cannot be read: missing, wrong password, or neither PFX nor PEM.");
        }
    }

    private static X509Certificate2 Load(string path, string? keyPath, string? password) =>
        keyPath is null && Path.GetExtension(path) is not (".pem" or ".crt") ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
        : password is null ? X509Certificate2.CreateFromPemFile(path, keyPath)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath);
}
