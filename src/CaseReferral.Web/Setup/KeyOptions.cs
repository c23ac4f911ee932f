using System.Text.RegularExpressions;
using CaseReferral.Core.Protection;

namespace CaseReferral.Web.Setup;

/// <summary>Settings of section "Keys": how keys are made and what they are wrapped with.</summary>
public sealed partial class KeyOptions
{
    /// <summary>True once, for a new installation in Production.</summary>
    public bool Create { get; set; }

    /// <summary>Name of the <see cref="CipherSuite"/> new keys are made for; without it they are like the ones before.</summary>
    public string? Suite { get; set; }

    /// <summary>Full path of the program that wraps and unwraps keys, see <see cref="CommandKeys"/>; without it they lie in the key file as they are.</summary>
    public string? Command { get; set; }

    /// <summary>Name of the master key, said to the program.</summary>
    public string? Master { get; set; }

    /// <summary>The longest the program may take for one key.</summary>
    public int Seconds { get; set; } = 10;

    internal CipherSuite? Chosen => string.IsNullOrWhiteSpace(Suite) ? null : CipherSuite.Named(Suite);

    internal IKeyWrapper Wrapper => string.IsNullOrWhiteSpace(Command) ? FileKeys.Instance : new CommandKeys(Command, Master!, TimeSpan.FromSeconds(Seconds));

    /// <exception cref="StartProblemException">One of the settings cannot be meant.</exception>
    internal static KeyOptions Of(IConfiguration configuration)
    {
        var options = configuration.GetSection("Keys").Get<KeyOptions>() ?? new();
        return options.Problem() is { } problem ? throw new StartProblemException(problem) : options;
    }

    private string? Problem()
    {
        if (!string.IsNullOrWhiteSpace(Suite) && Chosen is null)
            return $"Keys:Suite is \"{Suite}\"; known are {string.Join(", ", CipherSuite.All.Select(s => s.Name))}.";
        if (Seconds is < 1 or > 300)
            return $"Keys:Seconds is {Seconds}; it must lie between 1 and 300.";
        if (string.IsNullOrWhiteSpace(Command))
            return string.IsNullOrWhiteSpace(Master) ? null : "Keys:Master names a master key, but Keys:Command names no program that has it.";
        if (!Path.IsPathFullyQualified(Command) || !File.Exists(Command))
            return $"Keys:Command is \"{Command}\"; it must be the full path of a program.";
        return MasterName().IsMatch(Master ?? "") ? null : $"Keys:Master is \"{Master}\"; Keys:Command needs the name of a master key: letters, digits and . _ : / -.";
    }

    /// <summary>It becomes an argument of the program: nothing that could be taken for an option.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}\z")]
    private static partial Regex MasterName();
}
