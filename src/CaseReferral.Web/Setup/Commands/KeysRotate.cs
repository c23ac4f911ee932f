using CaseReferral.Core.Protection;

namespace CaseReferral.Web.Setup.Commands;

/// <summary>
/// Adds a key and encrypts everything with it, beside the running application. Stopped half-way, it goes on when called
/// again, without another key.
/// </summary>
internal sealed class KeysRotate : ICommand
{
    /// <summary>Longer than a running application needs to notice a new key, see <see cref="KeyRing"/>.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(2);

    public string Verb => "keys rotate";

    public string Summary => "encrypts everything with a new key while the application runs; call it again to go on";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var rotation = services.GetRequiredService<KeyRotation>();
        try
        {
            var total = await rotation.RemainingAsync(token);
            if (total == 0)
            {
                var options = services.GetRequiredService<KeyOptions>();
                var id = KeyRing.AddKey(services.GetRequiredService<DataFolder>().Keys, options.Chosen, options.Wrapper);
                Console.WriteLine($"Key {id} is added and active. Keep a copy of the key file apart from the database; backups still need the old keys.");
                await Task.Delay(Noticed, token);
                total = await rotation.RemainingAsync(token);
            }
            var left = await rotation.RunAsync(new Meter(total), token);
            Console.WriteLine(left == 0 ? "Everything is under the active key." : $"{left} values were written with an old key meanwhile: restart the application, then call this again.");
            return left == 0 ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("\nStopped. What is done stays; call this again to go on.");
            return 1;
        }
    }

    /// <summary>One line that renews itself; a line each ten thousand values where the output is a file.</summary>
    private sealed class Meter(long total) : IProgress<long>
    {
        private const int Width = 40;
        private long told;

        public void Report(long value)
        {
            var filled = (int)(total == 0 ? Width : Math.Min(Width, value * Width / total));
            if (!Console.IsErrorRedirected)
                Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {value} / {total}{(value >= total ? "\n" : "")}");
            else if (value - told >= 10_000)
                Console.Error.WriteLine($"{told = value} / {total} values");
        }
    }
}
