namespace CaseReferral.Data.Tests.Volume;

/// <summary>
/// What a page may cost today, and what it is meant to cost. Whoever makes a page cheaper lowers today's figures with it;
/// nobody raises them. Neighbours on the machine change none of them.
/// </summary>
/// <param name="Page">Name in docs/performance.md.</param>
/// <param name="Trips">Ways to the database: commands and commits. SQLite sends the rows of a save one by one.</param>
/// <param name="SqliteTrips">The same on SQLite.</param>
/// <param name="Kilobytes">Allocated by the server in one request, on SQLite.</param>
/// <param name="HtmlKilobytes">Length of the page.</param>
/// <param name="TripsMeant">Ways meant.</param>
/// <param name="KilobytesMeant">Allocation meant.</param>
internal sealed record PageBudget(string Page, int Trips, int SqliteTrips, int Kilobytes, int HtmlKilobytes, int TripsMeant, int KilobytesMeant)
{
    public static readonly IReadOnlyList<PageBudget> All =
    [
#pragma warning disable IDE0055 // columns are aligned by hand
        //  page               trips  sqlite     KB  HTML    meant: trips   KB
        new("inbox",                4,      4,   200,   40,              3,  80),
        new("case list",            2,      2,   125,   21,              3,  80),
        new("case page",          12,     12,   340,   30,              3,  90),
        new("search",               4,      3,   150,   10,              3,  80),
        new("dashboard",            3,      3,   215,   44,              3,  80),
        new("hand-off action",     7,     11,   300,    0,              4, 110),
#pragma warning restore IDE0055
    ];
}
