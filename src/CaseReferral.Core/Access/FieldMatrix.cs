using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Access;

/// <summary>One cell of the matrix.</summary>
public sealed record MatrixCell(Department Department, FieldGroup Group, AccessLevel Level);

/// <summary>
/// Who may see which field group now: what was agreed (<see cref="DisclosureMatrix"/>) with what the city changed. A change beyond
/// the bounds is as if it were not there, wherever it comes from.
/// </summary>
public sealed class FieldMatrix(IEnumerable<MatrixCell> changes)
{
    /// <summary>Groups a city's office looks at in a file it has opened with a reason, beyond its headers.</summary>
    private const FieldGroup CityLook = FieldGroup.Identity | FieldGroup.Family | FieldGroup.Rescue | FieldGroup.Placement | FieldGroup.Health
        | FieldGroup.Legal | FieldGroup.Schooling | FieldGroup.Employment | FieldGroup.Certificates;

    private readonly Dictionary<(Department, FieldGroup), AccessLevel> changed = changes
        .Where(c => DisclosureMatrix.Groups.Contains(c.Group) && DisclosureMatrix.Choices(c.Department, c.Group).Contains(c.Level))
        .GroupBy(c => (c.Department, c.Group)).Select(g => g.Last()).Where(c => c.Level != DisclosureMatrix.Level(c.Department, c.Group))
        .ToDictionary(c => (c.Department, c.Group), c => c.Level);

    /// <summary>As agreed, nothing changed.</summary>
    public static FieldMatrix Agreed { get; } = new([]);

    /// <summary>The cells that differ from what was agreed.</summary>
    public IEnumerable<MatrixCell> Changes => changed.Select(c => new MatrixCell(c.Key.Item1, c.Key.Item2, c.Value));

    /// <summary>The most a department may see of one group on its own case or hand-off.</summary>
    public AccessLevel Level(Department department, FieldGroup group) =>
        changed.TryGetValue((department, group), out var level) ? level : DisclosureMatrix.Level(department, group);

    /// <summary>Every group of which the department may see at least <paramref name="level"/>.</summary>
    public FieldGroup Readable(Department department, AccessLevel level = AccessLevel.Read) =>
        DisclosureMatrix.Groups.Where(g => Level(department, g) >= level).Aggregate(FieldGroup.None, (all, g) => all | g);

    /// <summary>Summary lines of the headers a conference office sees of its region.</summary>
    public FieldGroup OfficeHeader => Readable(Department.Office, AccessLevel.Summary) & ~FieldGroup.Handoffs;

    /// <summary>
    /// Summary lines a conference office reads of one file it has opened with a reason: the city's more than a county's, and
    /// nothing that was taken out of its headers.
    /// </summary>
    /// <param name="officePrefix">Four digits for a city.</param>
    public FieldGroup OfficeLook(string? officePrefix) => officePrefix?.Length == 4
        ? CityLook & ~(Agreed.OfficeHeader & ~OfficeHeader)
        : OfficeHeader;
}
