using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Handoffs;

/// <summary>How well a unit suits a person, by what is known: the proposal of the line, its ages, its places, its area.</summary>
/// <param name="Unit">A unit that serves the line.</param>
/// <param name="IsProposed">Of the kind the line proposes; false where the line leaves it to the sender.</param>
/// <param name="TakesHerAge">Within the ages it takes.</param>
/// <param name="PlacesLeft">Places that are free; null = not limited, or a line that houses nobody.</param>
/// <param name="CoversArea">Serves the area of the case.</param>
public sealed record ReceiverFit(Organisation Unit, bool IsProposed, bool TakesHerAge, int? PlacesLeft, bool CoversArea)
{
    /// <summary>The best one first; units of the same standing stay in their order.</summary>
    public static IEnumerable<ReceiverFit> Ranked(
        IEnumerable<Organisation> units, RouteProposal? route, PersonFacts person, string region, IReadOnlyDictionary<Guid, int>? inCare) =>
        units.Select(o => new ReceiverFit(o, o.Kind == route?.First, !(person.AgeYears < o.MinAge || person.AgeYears > o.MaxAge), Left(o, inCare), o.Covers(region)))
            .OrderByDescending(f => f.IsProposed).ThenByDescending(f => f.TakesHerAge).ThenByDescending(f => f.PlacesLeft is not 0).ThenByDescending(f => f.CoversArea);

    private static int? Left(Organisation unit, IReadOnlyDictionary<Guid, int>? inCare) =>
        unit.Capacity is { } places && inCare is not null ? Math.Max(0, places - inCare.GetValueOrDefault(unit.Id)) : null;
}
