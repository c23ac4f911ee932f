using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using static CaseReferral.Core.Access.AccessLevel;

namespace CaseReferral.Core.Access;

/// <summary>
/// Field groups × departments as the joint conference agreed, and the bounds of what a city may make of it. What stands now is
/// <see cref="FieldMatrix"/>. "Other" receives only what every receiver needs: identity and hand-off state.
/// </summary>
public static class DisclosureMatrix
{
    private const FieldGroup PoliceOnly = FieldGroup.Sampling | FieldGroup.Buyer;

    private static readonly HandoffKinds Lines = new();

    /// <summary>In the order of the matrix.</summary>
    public static readonly IReadOnlyList<Department> Departments =
    [
        Department.Police, Department.CivilAffairs, Department.Education, Department.Health,
        Department.HumanResources, Department.LegalAid, Department.Office, Department.Other,
    ];

    private static readonly Dictionary<FieldGroup, AccessLevel[]> Rows = new()
    {
        //                              Police   Civil    Educ.    Health   HR       Legal    Office   Other
        [FieldGroup.Identity] = [Write, Write, Read, Read, Read, Read, Summary, Read],
        [FieldGroup.Family] = [Write, Write, Read, Read, Read, Read, None, None],
        [FieldGroup.Rescue] = [Write, Summary, None, Summary, None, Read, None, None],
        [FieldGroup.Sampling] = [Write, None, None, None, None, None, None, None],
        [FieldGroup.Buyer] = [Write, None, None, None, None, None, None, None],
        [FieldGroup.Placement] = [Read, Write, Summary, Read, None, Read, None, None],
        [FieldGroup.Health] = [Summary, Read, Summary, Write, Summary, Read, None, None],
        [FieldGroup.Legal] = [Read, Summary, None, None, None, Write, None, None],
        [FieldGroup.Schooling] = [None, Read, Write, None, Read, None, None, None],
        [FieldGroup.Employment] = [None, Read, Read, None, Write, None, None, None],
        [FieldGroup.CoercedOffences] = [Write, None, None, None, None, Read, None, None],
        [FieldGroup.Certificates] = [Write, Write, Summary, Summary, Summary, Read, Summary, None],
        [FieldGroup.Handoffs] = [Read, Read, Read, Read, Read, Read, Read, Read],
    };

    /// <summary>Groups no sender may put into a package: 三.7 (DNA) and 三.10 (coerced offences), and the buyer.</summary>
    public const FieldGroup NeverSelectable = FieldGroup.Sampling | FieldGroup.CoercedOffences | FieldGroup.Buyer;

    public static IEnumerable<FieldGroup> Groups => Rows.Keys;

    /// <summary>By default, the most a department may see of one group on its own case or hand-off.</summary>
    public static AccessLevel Level(Department department, FieldGroup group) =>
        Rows[group][(int)department];

    /// <summary>
    /// What a setting may make of a cell; a single level cannot be changed. Bounds that no setting lifts: DNA (三.7) and the buyer
    /// (三.16) outside police never, coerced offences (三.10) and the office's headers never more than agreed, who writes a group
    /// reads it, and a line's minimum stays readable to whoever sends or receives it.
    /// </summary>
    public static IReadOnlyList<AccessLevel> Choices(Department department, FieldGroup group)
    {
        var agreed = Level(department, group);
        if (agreed == Write || group == FieldGroup.Handoffs || (group & PoliceOnly) != 0)
            return [agreed];
        var most = group == FieldGroup.CoercedOffences || department == Department.Office ? agreed : Read;
        var least = IsNeeded(department, group) && agreed > None ? Summary : None;
        return [.. Enum.GetValues<AccessLevel>().Where(l => l >= least && l <= most)];
    }

    private static bool IsNeeded(Department department, FieldGroup group) => Lines.All.Any(k => (k.Package & group) != 0
        && k.Senders.Concat(k.Receivers).Any(u => u.Department() == department));
}
