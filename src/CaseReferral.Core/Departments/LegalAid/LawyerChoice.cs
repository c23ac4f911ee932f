using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>A lawyer as she is offered for one matter.</summary>
/// <param name="Id">Entry of the register.</param>
/// <param name="Name">Her name.</param>
/// <param name="Firm">Her firm.</param>
/// <param name="ForMinors">Familiar with minors.</param>
/// <param name="ForWomen">Experienced with women who were harmed.</param>
/// <param name="Open">Matters of hers that are not closed.</param>
public sealed record LawyerChoice(Guid Id, string Name, string Firm, bool ForMinors, bool ForWomen, int Open)
{
    /// <summary>Whether a matter of this person may be hers without a reason (未成年人保护法 Art. 104).</summary>
    public bool Fits(PersonFacts person) => !person.IsMinor || ForMinors;

    /// <summary>The most fitting first, among equals who has least to do: for a minor the flag comes before everything.</summary>
    public static IReadOnlyList<LawyerChoice> InOrder(IEnumerable<LawyerChoice> lawyers, PersonFacts person) =>
        [.. lawyers.OrderByDescending(l => l.Fits(person)).ThenByDescending(l => person.Sex == "2" && l.ForWomen)
            .ThenBy(l => l.Open).ThenBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Id)];
}
