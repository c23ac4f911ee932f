using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CaseReferral.Core.Protection;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Protection;

/// <summary>
/// A master key outside the installation: a real SM2 pair behind openssl, and a service that speaks Vault's transit, both
/// through the examples of docs/deployment.
/// </summary>
public sealed class MasterKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-master-").FullName;

    [Fact]
    public async Task City_WithAMasterKey_HoldsNoKeyInClear_AndWorksOnWhileItIsAway()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("The examples are shell scripts.");
        await MakeMasterAsync("city");
        var command = Command("master-key-openssl.sh", $"MASTER_KEYS={folder}");
        await using var app = new AppFactory { Settings = Settings(command, "city") };
        var story = new Story(app);
        await story.PlacedAsync();
        Assert.Equal("city", File(app).GetProperty("master").GetString());
        Assert.All(KeysOf(app), k => Assert.True(k.Length > 100, "a data key of 32 bytes in clear has 44 characters"));
        Assert.Contains("Everything is under the active key.", (await RunAsync(app, 0, command, "city", "keys", "rotate", "--Keys:Suite=National")).Output, StringComparison.Ordinal);
        Assert.Equal(3, KeysOf(app).Count);

        System.IO.File.Move(Path.Combine(folder, "city.pem"), Path.Combine(folder, "away"));
        var police = await app.AsAsync(Story.Police);
        var girl = await story.RescueAsync();
        await police.GoAsync($"/cases/{girl}");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        var (_, errors) = await RunAsync(app, 1, command, "city", "audit", "verify");
        Assert.Contains("did not unwrap a key with the master key city (code 1", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        System.IO.File.Move(Path.Combine(folder, "away"), Path.Combine(folder, "city.pem"));
        Assert.Contains("whole", (await RunAsync(app, 0, command, "city", "audit", "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Master_Changed_WrapsTheKeysAnew_AndTouchesNoValue()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("The examples are shell scripts.");
        await MakeMasterAsync("first");
        await MakeMasterAsync("second");
        var command = Command("master-key-openssl.sh", $"MASTER_KEYS={folder}");
        await using var app = new AppFactory { OwnKeys = true };
        var story = new Story(app);
        await story.PlacedAsync();
        var (values, keys) = (await ValuesAsync(story), KeysOf(app));
        Assert.Contains("holds its keys in clear", (await RunAsync(app, 1, command, "first", "audit", "verify")).Errors, StringComparison.Ordinal);
        foreach (var master in new[] { "first", "second" })
        {
            Assert.Contains($"2 keys are wrapped by {master}", (await RunAsync(app, 0, command, master, "keys", "rewrap")).Output, StringComparison.Ordinal);
            Assert.DoesNotContain(KeysOf(app), keys.Contains);
            Assert.Contains("whole", (await RunAsync(app, 0, command, master, "audit", "verify")).Output, StringComparison.Ordinal);
        }
        Assert.Equal(values, await ValuesAsync(story));
        Assert.Contains("wrapped by the master key second", (await Verb.RunAsync(app, 1, "audit", "verify")).Errors, StringComparison.Ordinal);
        await RunAsync(app, 0, command, "second", "keys", "rewrap", "--clear");
        Assert.Equal(keys, KeysOf(app));
    }

    [Fact]
    public async Task TransitService_WrapsAndUnwraps_AndAWrongTokenIsASentence()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("The examples are shell scripts.");
        await using var service = await TransitAsync();
        var header = Path.Combine(folder, "header");
        await System.IO.File.WriteAllTextAsync(header, "X-Vault-Token: right", TestContext.Current.CancellationToken);
        var master = new CommandKeys(Command("master-key-vault.sh", $"VAULT_ADDR={service.Urls.Single()}", $"VAULT_HEADER={header}"), "city", TimeSpan.FromSeconds(20));
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = master.Wrap(key);
        Assert.StartsWith("vault:v1:", wrapped, StringComparison.Ordinal);
        Assert.Equal(key, master.Unwrap("city", wrapped));
        await System.IO.File.WriteAllTextAsync(header, "X-Vault-Token: wrong", TestContext.Current.CancellationToken);
        Assert.Contains("did not unwrap a key", Assert.Throws<KeyFileException>(() => master.Unwrap("city", wrapped)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec sleep 60", "at most 1 s")]
    [InlineData("sleep 60 & wait", "at most 1 s")]
    [InlineData("exit 3", "code 3")]
    [InlineData("true", "with nothing")]
    [InlineData("echo one; echo two", "more than one line")]
    [InlineData("echo '-'", "is no key")]
    public void Program_ThatFailsOrHangs_IsASentence(string body, string sentence)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("The programs are shell scripts.");
        var master = new CommandKeys(Script(body), "city", TimeSpan.FromSeconds(1));
        var failure = Assert.Throws<KeyFileException>(() => master.Unwrap("city", "c2VjcmV0"));
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", failure.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Settings(string command, string master) => new() { ["Keys:Command"] = command, ["Keys:Master"] = master };

    private static Task<(string Output, string Errors)> RunAsync(AppFactory app, int expected, string command, string master, params string[] words) =>
        Verb.RunAsync(app, expected, [.. words, $"--Keys:Command={command}", $"--Keys:Master={master}"]);

    private static JsonElement File(AppFactory app) => JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(app.Folder, "keys.json"))).RootElement;

    private static List<string> KeysOf(AppFactory app) =>
        [.. File(app).GetProperty("keys").EnumerateObject().Select(k => k.Value.GetString()!), File(app).GetProperty("index").GetString()!];

    private static Task<List<string>> ValuesAsync(Story story) => story.ReadAsync(db => db.Database.SqlQueryRaw<string>(
        """SELECT "Name" AS "Value" FROM "PersonIdentities" ORDER BY "Name" """).ToListAsync());

    /// <summary>The example with its settings, as a service's environment would give them.</summary>
    private string Command(string example, params string[] variables) =>
        Script($"exec env {string.Join(' ', variables)} {Path.Combine(Repository.Root, "docs/deployment", example)} \"$@\"");

    private string Script(string body)
    {
        var path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.sh");
        System.IO.File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private async Task MakeMasterAsync(string name)
    {
        using var openssl = System.Diagnostics.Process.Start("openssl", ["genpkey", "-algorithm", "SM2", "-out", Path.Combine(folder, name + ".pem")]);
        await openssl.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, openssl.ExitCode);
    }

    /// <summary>The two calls of a transit engine, over HTTP, with a master key and a token of its own.</summary>
    private static async Task<WebApplication> TransitAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = builder.Build();
        var cipher = new FieldCipher(KeyRing.Ephemeral());
        service.MapPost("/v1/transit/{verb}/{name}", async (string verb, string name, HttpRequest request) =>
        {
            if (request.Headers["X-Vault-Token"] != "right")
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            using var body = await JsonDocument.ParseAsync(request.Body);
            return verb == "encrypt"
                ? Results.Json(new { data = new { ciphertext = "vault:v1:" + cipher.Protect(body.RootElement.GetProperty("plaintext").GetString()!, name), key_version = 1 } })
                : Results.Json(new { data = new { plaintext = cipher.Unprotect(body.RootElement.GetProperty("ciphertext").GetString()!["vault:v1:".Length..], name) } });
        });
        await service.StartAsync();
        return service;
    }

    public void Dispose() => Directory.Delete(folder, true);
}
