using System.Diagnostics;
using CaseReferral.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>
/// .NET calls it before the entry point of a program that is started with <see cref="SharedClock.Environment"/>: the host,
/// when it is built, gets the shared clock. The name and the missing namespace are what .NET looks for.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SharedClock.Variable) is { } path)
            DiagnosticListener.AllListeners.Subscribe(new Hosts(new SharedClock(path)));
    }

    private sealed class Hosts(SharedClock clock) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host })
                host.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock));
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
