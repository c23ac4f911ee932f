using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Setup.Commands;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Audit;

/// <summary>Checks the chains of the trail; exit code 1 and the first broken row of each chain when one is broken.</summary>
internal sealed class VerifyCommand : ICommand
{
    public string Verb => "audit verify";
    public string Summary => "checks the trail; --chain KEY for one chain only";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var chain = services.GetRequiredService<IConfiguration>()["chain"];
        var total = await services.GetRequiredService<AppDbContext>().Set<ChainHead>().CountAsync(token);
        var report = await services.GetRequiredService<TrailVerifier>().VerifyAsync(chain, new Meter(total), token);
        foreach (var broken in report.Broken)
            Console.WriteLine($"BROKEN {broken.Chain} row {broken.Number}: {Say(broken.Fault)}" + (broken.RowId is { } id ? $" ({id})" : ""));
        Console.WriteLine($"{report.Chains} chains, {report.Rows} rows, {report.AnchorLines} anchor lines: {(report.IsWhole ? "whole" : $"{report.Broken.Count} broken")}");
        return report.IsWhole ? 0 : 1;
    }

    private static string Say(ChainFault fault) => fault switch
    {
        ChainFault.Changed => "does not say what was sealed",
        ChainFault.Missing => "is gone",
        ChainFault.Unlinked => "does not follow the row before it",
        ChainFault.TailCut => "is gone, with everything after it",
        _ => "is not the last one the head names",
    };

    /// <summary>One line that renews itself; a line each thousand chains where the output is a file.</summary>
    private sealed class Meter(int total) : IProgress<long>
    {
        public void Report(long value)
        {
            if (!Console.IsErrorRedirected)
                Console.Error.Write($"\r{value} / {total} chains{(value >= total ? "\n" : "")}");
            else if (value % 1000 == 0)
                Console.Error.WriteLine($"{value} / {total} chains");
        }
    }
}
