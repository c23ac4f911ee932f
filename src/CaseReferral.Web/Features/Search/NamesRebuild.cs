using CaseReferral.Core.Persons;
using CaseReferral.Web.Setup.Commands;

namespace CaseReferral.Web.Features.Search;

/// <summary>Brings what the search by name compares in line with the setting <c>Search:ByName</c>.</summary>
internal sealed class NamesRebuild : ICommand
{
    public string Verb => "names rebuild";

    public string Summary => "writes the index of the search by name anew; empties it where Search:ByName is false";

    public async Task<int> RunAsync(IServiceProvider services, CancellationToken token)
    {
        var count = await services.GetRequiredService<NameRebuild>().RunAsync(token);
        Console.WriteLine(services.GetRequiredService<NameIndex>().IsOn
            ? $"The names of {count} persons can be searched." : $"Nothing of the names of {count} persons is kept for a search.");
        return 0;
    }
}
