using System.Diagnostics;
using System.Globalization;

namespace CaseReferral.Load;

/// <summary>
/// Many clients that act at once. Waits, ready, for a line on its input; answers with one line: actions, refusals, seconds,
/// p50 and p99 in milliseconds.
/// </summary>
public static class ActionLoad
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(1.5);

    /// <param name="args">ADDRESS ACCOUNT PASSWORD SECONDS CLIENTS PATH…, a client for each of the first paths the account may act on.</param>
    public static async Task Main(string[] args)
    {
        var seconds = TimeSpan.FromSeconds(int.Parse(args[3], CultureInfo.InvariantCulture));
        // The product's cookies are for https only; on a loopback address they are handed back all the same.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(args[0]) };
        var cookies = await ActionClient.SignInAsync(http, args[1], args[2]);
        var clients = new List<ActionClient>();
        foreach (var path in args[5..])
            if (new ActionClient(http, cookies, path) is var client && await client.OpenAsync())
                clients.Add(client);
        clients = [.. clients.Take(int.Parse(args[4], CultureInfo.InvariantCulture))];
        await Console.Error.WriteLineAsync($"{clients.Count} clients act.");
        await ActAsync(clients, Warmup);
        Console.WriteLine("ready");
        _ = await Console.In.ReadLineAsync();
        var watch = Stopwatch.StartNew();
        var turns = await ActAsync(clients, seconds);
        watch.Stop();
        var times = turns.Where(t => t.Done).Select(t => t.Took).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{times.Length} {turns.Count - times.Length} {watch.Elapsed.TotalSeconds:0.000} {At(times, 0.5):0.00} {At(times, 0.99):0.00}"));
    }

    private static double At(TimeSpan[] times, double share) => times.Length == 0 ? 0 : times[(int)((times.Length - 1) * share)].TotalMilliseconds;

    private static async Task<List<(bool Done, TimeSpan Took)>> ActAsync(List<ActionClient> clients, TimeSpan until)
    {
        var start = Stopwatch.GetTimestamp();
        var turns = await Task.WhenAll(clients.Select(async client =>
        {
            var mine = new List<(bool, TimeSpan)>();
            while (Stopwatch.GetElapsedTime(start) < until)
            {
                var sent = Stopwatch.GetTimestamp();
                mine.Add((await client.ActAsync(), Stopwatch.GetElapsedTime(sent)));
            }
            return mine;
        }));
        return [.. turns.SelectMany(t => t)];
    }
}
