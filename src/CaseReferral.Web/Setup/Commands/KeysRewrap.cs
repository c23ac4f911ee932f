using CaseReferral.Core.Protection;

namespace CaseReferral.Web.Setup.Commands;

/// <summary>
/// Wraps the keys of the key file by the master of the settings: the first time, after a change of the master, or to leave
/// it. No value in the database is touched.
/// </summary>
internal sealed class KeysRewrap : ICommand
{
    public string Verb => "keys rewrap";

    public string Summary => "wraps the key file by the master key of the settings; --clear takes the wrapping off";

    public Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var (options, folder) = (services.GetRequiredService<KeyOptions>(), services.GetRequiredService<DataFolder>());
        if (options.Wrapper.Master is not { } master)
            throw new StartProblemException("Keys:Command and Keys:Master are not set: there is no master key to wrap with.");
        var clear = services.GetRequiredService<IConfiguration>().GetValue<bool>("clear");
        var count = KeyRing.Rewrap(folder.Keys, options.Wrapper, clear ? FileKeys.Instance : options.Wrapper);
        Console.WriteLine(clear ? $"{count} keys lie in the key file in clear. Take Keys:Command and Keys:Master out of the settings, then restart."
            : $"{count} keys are wrapped by {master}. Restart the nodes, copy the file to the others, and destroy every copy of the old one.");
        return Task.FromResult(0);
    }
}
