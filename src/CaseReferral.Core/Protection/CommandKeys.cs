using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// A master key behind a program of the city's: <c>PROGRAM wrap MASTER</c> reads a key in base64 and writes it wrapped,
/// <c>PROGRAM unwrap MASTER</c> reads that and writes the key in base64; one line each, on standard input and output, code
/// 0. No key is ever an argument, where other processes could see it. What the program says on standard error goes to ours.
/// </summary>
public sealed class CommandKeys(string program, string master, TimeSpan patience) : IKeyWrapper
{
    public string? Master => master;

    public string Wrap(ReadOnlySpan<byte> key) => Run("wrap", master, Convert.ToBase64String(key));

    public byte[] Unwrap(string? master, string text)
    {
        if (master is null)
            throw new KeyFileException("Keys:Command is set, but the key file holds its keys in clear; wrap them with the verb keys rewrap.");
        try
        {
            return Convert.FromBase64String(Run("unwrap", master, text));
        }
        catch (FormatException)
        {
            throw new KeyFileException($"Keys:Command {program} answered unwrap {master} with something that is no key.");
        }
    }

    private string Run(string verb, string name, string input)
    {
        using var process = Start(verb, name);
        // Reading ends when the program does: a timer ends it that hangs.
        using var timer = new Timer(_ => End(process), null, patience, Timeout.InfiniteTimeSpan);
        try
        {
            process.StandardInput.WriteLine(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its code says why.
        }
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new KeyFileException($"Keys:Command {program} did not {verb} a key with the master key {name} (code {process.ExitCode}, at most {patience.TotalSeconds:0} s).");
        return output.Length > 0 && !output.AsSpan().ContainsAny('\r', '\n') ? output
            : throw new KeyFileException($"Keys:Command {program} answered {verb} {name} with {(output.Length == 0 ? "nothing" : "more than one line")}.");
    }

    private Process Start(string verb, string name)
    {
        var start = new ProcessStartInfo(program, [verb, name]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new KeyFileException($"Keys:Command {program} cannot be started: {failure.Message}.");
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
