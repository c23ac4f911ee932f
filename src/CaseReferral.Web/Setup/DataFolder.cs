using CaseReferral.Core.Protection;

namespace CaseReferral.Web.Setup;

/// <summary>Where the SQLite file, the key file and attachments live; never under the web root.</summary>
public sealed record DataFolder(string Path)
{
    public string Database => System.IO.Path.Combine(Path, "casereferral.db");
    public string Keys => System.IO.Path.Combine(Path, "keys.json");

    /// <summary>The folder of the settings, made when missing and tried by writing.</summary>
    /// <exception cref="StartProblemException">Not set in Production, or it cannot be written.</exception>
    internal static DataFolder Open(IConfiguration configuration, IHostEnvironment environment)
    {
        var set = configuration["Data:Directory"];
        if (string.IsNullOrWhiteSpace(set) && environment.IsProduction())
            throw new StartProblemException("Data:Directory is not set; name the folder for the keys, the attachments and the SQLite file.");
        var folder = System.IO.Path.GetFullPath(set ?? System.IO.Path.Combine(environment.ContentRootPath, "../../data"));
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(System.IO.Path.Combine(folder, ".write-test"), "");
            File.Delete(System.IO.Path.Combine(folder, ".write-test"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartProblemException($"The data folder {folder} cannot be written; give its owner the account that runs CaseReferral, or set Data:Directory to another.");
        }
        return new(folder);
    }

    /// <exception cref="StartProblemException">There is a database, and the keys it was written with are not here.</exception>
    internal void RequireKeys(bool isNew)
    {
        if (!isNew && !File.Exists(Keys))
            throw new StartProblemException($"The key file {Keys} is missing beside a database that was written with it; put it back from its copy.");
    }

    /// <summary>
    /// The keys. New ones are made only for a new installation: outside Production by themselves, in Production when
    /// Keys:Create asks for it. Beside a database they would make what is stored unreadable for good.
    /// </summary>
    internal KeyRing LoadKeys(KeyOptions options, IHostEnvironment environment)
    {
        if (File.Exists(Keys))
            return Existing(options, environment);
        RequireKeys(isNew: !File.Exists(Database));
        if (environment.IsProduction() && !options.Create)
            throw new StartProblemException($"There is no key file {Keys}; put it back from its copy, or start a new installation once with --Keys:Create=true.");
        KeyRing.CreateFile(Keys, !environment.IsProduction(), options.Chosen, options.Wrapper);
        if (environment.IsProduction())
            Console.Error.WriteLine($"New key file: {Keys}. Keep a copy apart from the database; without it nothing stored can be read.");
        return KeyRing.Load(Keys, options.Wrapper);
    }

    private KeyRing Existing(KeyOptions options, IHostEnvironment environment)
    {
        var ring = KeyRing.Load(Keys, options.Wrapper);
        if (environment.IsProduction() && ring.IsForDevelopment)
            throw new StartProblemException($"The key file {Keys} was made for development; Production needs keys of its own, with a database of its own.");
        if (options.Chosen is { } chosen && chosen != ring.ActiveSuite)
            Console.Error.WriteLine($"The active key {ring.Active} is of the suite {ring.ActiveSuite.Name}, Keys:Suite says {chosen.Name}; the verb keys rotate brings everything to it.");
        return ring;
    }
}
