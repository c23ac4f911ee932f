namespace CaseReferral.Web.Setup.Commands;

/// <summary>Brings the schema to this version, as a step of a deployment before the new program starts.</summary>
internal sealed class MigrateCommand : ICommand
{
    public string Verb => "migrate";

    public string Summary => "brings the database to this version; --dry-run prints the SQL instead";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var steps = services.GetRequiredService<SchemaSteps>();
        var state = await steps.ReadAsync(token);
        if (services.GetRequiredService<IConfiguration>().GetValue<bool>("dry-run"))
            await Console.Out.WriteAsync(steps.Script(state));
        var count = state.Pending.Count == 0 || services.GetRequiredService<IConfiguration>().GetValue<bool>("dry-run")
            ? state.Pending.Count
            : await steps.ApplyAsync(Console.Error.WriteLine, token);
        await Console.Error.WriteLineAsync(count == 0 ? "The schema is of this version already." : $"{count} step(s).");
        return 0;
    }
}
