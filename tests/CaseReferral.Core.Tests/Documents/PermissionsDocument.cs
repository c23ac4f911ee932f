using System.Text;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Tests.Documents;

/// <summary>docs/permissions.md: role × permission × side, straight from the code that decides.</summary>
internal static class PermissionsDocument
{
    public static string Write()
    {
        var columns = Columns().ToList();
        var text = new StringBuilder();
        text.Append("""
            # 权限 Permissions

            Generated from `Permissions.cs`, `DisclosureMatrix.cs` and the two state tables; do not edit. A test fails when it is out of date;
            `CR_UPDATE_GOLDEN=1 dotnet test tests/CaseReferral.Core.Tests` writes it anew. Holding a permission is not enough: the officer's
            unit must also stand on the side named in the last column, the row must be visible to her, and the rules must be met.


            """);
        for (var i = 0; i < columns.Count; i++)
            text.Append($"{i + 1}. {string.Join(", ", columns[i].Who)}\n");
        text.Append($"\n| 权限 Permission | {string.Join(" | ", columns.Select((_, i) => i + 1))} | 须在哪一方 Side |\n|---|{string.Concat(columns.Select(_ => ":-:|"))}---|\n");
        foreach (var permission in Permissions.All)
            text.Append($"| `{permission}`{Name(permission)} | {string.Join(" | ", columns.Select(c => c.Holds.Contains(permission) ? "✓" : ""))} | {Words.Of(Sides(permission))} |\n");
        Matrix(text);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Matrix(StringBuilder text)
    {
        text.Append("""

            ## 信息查看范围 Who sees which field group

            As agreed; what stands in a city is on its page `/matrix`. W fills in, R reads, S sees a summary. In brackets: what the security
            administrator may make of it; without brackets no setting changes it.


            """);
        text.Append($"| | {string.Join(" | ", DisclosureMatrix.Departments.Select(d => Words.Both("Department." + d)))} |\n|---|{string.Concat(DisclosureMatrix.Departments.Select(_ => ":-:|"))}\n");
        foreach (var group in DisclosureMatrix.Groups)
            text.Append($"| {Words.Both("FieldGroup." + group)} | {string.Join(" | ", DisclosureMatrix.Departments.Select(d => Cell(d, group)))} |\n");
    }

    private static string Cell(Department department, FieldGroup group)
    {
        static string Letter(AccessLevel level) => level == AccessLevel.None ? "–" : $"{level}"[..1];
        var choices = DisclosureMatrix.Choices(department, group);
        return Letter(DisclosureMatrix.Level(department, group)) + (choices.Count > 1 ? $" ({string.Concat(choices.Select(Letter))})" : "");
    }

    /// <summary>Units and roles that hold the same permissions share a column.</summary>
    private static IEnumerable<(IReadOnlyList<string> Who, IReadOnlySet<string> Holds)> Columns() =>
        from kind in Enum.GetValues<OrganisationKind>()
        from role in Enum.GetValues<OfficerRole>()
        let holds = Permissions.Of(kind, role)
        group (kind, role) by string.Join(' ', Permissions.All.Where(holds.Contains)) into same
        where same.Key.Length > 0
        let first = same.First()
        select ((IReadOnlyList<string>)[.. same.GroupBy(s => s.role).Select(g => Who(g.Key, [.. g.Select(s => s.kind)]))], Permissions.Of(first.kind, first.role));

    private static string Who(OfficerRole role, IReadOnlyList<OrganisationKind> kinds) =>
        $"{Words.Both("OfficerRole." + role)} ({(kinds.Count == Enum.GetValues<OrganisationKind>().Length ? "any unit" : string.Join(", ", kinds))})";

    private static string Name(string permission) =>
        Array.Find(Enum.GetValues<HandoffAction>(), a => Permissions.For(a) == permission) is var h && Permissions.For(h) == permission ? " " + Words.Both("HandoffAction." + h)
        : Array.Find(Enum.GetValues<CaseAction>(), a => Permissions.For(a) == permission) is var c && Permissions.For(c) == permission ? " " + Words.Both("CaseAction." + c)
        : "";

    private static Side Sides(string permission) =>
        HandoffWorkflow.Machine.Table.Where(r => Permissions.For(r.Action) == permission).Select(r => r.Sides)
            .Concat(CaseWorkflow.Machine.Table.Where(r => Permissions.For(r.Action) == permission).Select(r => r.Sides))
            .Aggregate(Side.None, (all, side) => all | side);
}
