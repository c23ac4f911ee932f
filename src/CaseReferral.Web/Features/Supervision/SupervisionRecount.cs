using CaseReferral.Core.Supervision;
using CaseReferral.Web.Setup.Commands;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>Counts what is overdue anew from the limits; finds nothing unless rows were changed past the application.</summary>
internal sealed class SupervisionRecount : ICommand
{
    public string Verb => "supervision recount";

    public string Summary => "counts what is overdue anew from the limits themselves, while officers work";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var (limits, counts) = await services.GetRequiredService<OverdueRecount>().RunAsync(token);
        Console.WriteLine($"{limits} limits stood wrong; {counts} counts were corrected.");
        return 0;
    }
}
