using CaseReferral.Core.Trail;
using CaseReferral.Web.Setup.Commands;

namespace CaseReferral.Web.Features.Audit;

/// <summary>Writes today's anchor by hand, or from the scheduler of the host.</summary>
internal sealed class AnchorCommand : ICommand
{
    public string Verb => "audit anchor";
    public string Summary => "writes the ends of all chains to the separate place";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var line = await services.GetRequiredService<AnchorService>().WriteAsync(token);
        Console.WriteLine($"Anchor line {line.Number}: {line.Hash}");
        return 0;
    }
}
