using System.Collections.Frozen;

namespace CaseReferral.Core.Reference;

/// <summary>Level of an administrative division (GB/T 2260).</summary>
public enum RegionLevel { Province, City, County }

/// <summary>One division: six-digit code, names, and the division above it.</summary>
public sealed record Region(string Code, string Name, string NameEn, string? ParentCode, RegionLevel Level);

/// <summary>GB/T 2260 down to counties.</summary>
public sealed class Regions
{
    private readonly FrozenDictionary<string, Region> byCode;
    private readonly ILookup<string, Region> children;

    private Regions(IEnumerable<Region> all)
    {
        byCode = all.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);
        children = byCode.Values.OrderBy(r => r.Code, StringComparer.Ordinal).ToLookup(r => r.ParentCode ?? "", StringComparer.Ordinal);
    }

    /// <param name="includeDemo">Adds the demo province 990000; never in Production.</param>
    public static Regions Load(bool includeDemo) =>
        new(Read("regions.csv").Concat(includeDemo ? Read("regions-demo.csv") : []));

    public int Count => byCode.Count;

    public Region? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    public bool Exists(string? code) => Find(code) is not null;

    /// <summary>The divisions right below; provinces for null.</summary>
    public IEnumerable<Region> Children(string? parentCode) => children[parentCode ?? ""];

    /// <summary>e.g. 示例省云川市青禾县; the code itself when it is not in the list.</summary>
    public string FullName(string? code)
    {
        if (Find(code) is not { } region)
            return code ?? "";
        var above = Find(region.ParentCode);
        // A municipality's placeholder city has the name of its province: told once.
        return (above is null ? "" : above.Name == region.Name ? FullName(above.ParentCode) : FullName(above.Code)) + region.Name;
    }

    public Region? CityOf(string? code) => Find(code) is not { } region ? null
        : region.Level == RegionLevel.City ? region : region.Level == RegionLevel.County ? Find(region.ParentCode) : null;

    public Region? ProvinceOf(string? code)
    {
        var region = Find(code);
        while (region is { Level: not RegionLevel.Province })
            region = Find(region.ParentCode);
        return region;
    }

    private static IEnumerable<Region> Read(string file) => ReferenceFile.Rows(file)
        .Select(r => new Region(r[0], r[1], r[2], r[3].Length == 0 ? null : r[3], Enum.Parse<RegionLevel>(r[4])));
}
