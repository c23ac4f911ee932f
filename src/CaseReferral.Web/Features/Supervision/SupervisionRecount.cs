using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Web.Setup.Commands;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>Counts anew what the saves keep counted; finds nothing unless rows were changed past the application.</summary>
internal sealed class SupervisionRecount : ICommand
{
    public string Verb => "supervision recount";

    public string Summary => "counts anew what is overdue and what the units hold, from the limits and hand-offs themselves, while officers work";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var (limits, counts) = await services.GetRequiredService<OverdueRecount>().RunAsync(token);
        var held = await services.GetRequiredService<HeldRecount>().RunAsync(token);
        Console.WriteLine($"{limits} limits stood wrong; {counts} counts of what is overdue and {held} of what is held were corrected.");
        return 0;
    }
}
