using CaseReferral.Core.Organisations;
using static CaseReferral.Core.Access.AccessLevel;

namespace CaseReferral.Core.Access;

/// <summary>
/// Field groups × departments: the draft of the joint conference, kept as data in one table so that a change of
/// agreement is one changed line. "Other" receives only what every receiver needs: identity and hand-off state.
/// </summary>
public static class DisclosureMatrix
{
    private static readonly Department[] Columns =
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

    /// <summary>
    /// Summary lines a conference office reads of one file it has opened with a reason: the city's more than a county's.
    /// </summary>
    /// <param name="officePrefix">Four digits for a city.</param>
    public static FieldGroup OfficeLook(string? officePrefix) => officePrefix?.Length == 4
        ? FieldGroup.Identity | FieldGroup.Family | FieldGroup.Rescue | FieldGroup.Placement | FieldGroup.Health | FieldGroup.Legal
            | FieldGroup.Schooling | FieldGroup.Employment | FieldGroup.Certificates
        : FieldGroup.Identity | FieldGroup.Certificates;

    public static IEnumerable<FieldGroup> Groups => Rows.Keys;

    /// <summary>The most a department may see of one group on its own case or hand-off.</summary>
    public static AccessLevel Level(Department department, FieldGroup group) =>
        Rows[group][Array.IndexOf(Columns, department)];

    /// <summary>Every group of which the department may see at least <paramref name="level"/>.</summary>
    public static FieldGroup Readable(Department department, AccessLevel level = Read) =>
        Rows.Keys.Where(g => Level(department, g) >= level).Aggregate(FieldGroup.None, (all, g) => all | g);
}
