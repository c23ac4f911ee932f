using CaseReferral.Core.Common;

namespace CaseReferral.Core.Organisations;

/// <summary>
/// A unit (单位) of the joint conference or an institution under it: tree city → county → unit → institution.
/// </summary>
public sealed class Organisation : Entity, IVersioned
{
    private Organisation() { Code = Name = RegionCode = ""; }

    public Organisation(string code, string name, OrganisationKind kind, string regionCode)
    {
        Code = code;
        Name = name;
        Kind = kind;
        Nature = kind.UsualNature();
        RegionCode = regionCode;
    }

    /// <summary>Short stable key, unique; the demo accounts use it as user name.</summary>
    public string Code { get; private set; }
    public string Name { get; private set; }
    public OrganisationKind Kind { get; private set; }
    /// <summary>On what ground it may be told about a person.</summary>
    public OrganisationNature Nature { get; private set; }
    /// <summary>GB/T 2260 code of the area it serves: a city code covers its counties.</summary>
    public string RegionCode { get; private set; }
    public Guid? ParentId { get; private set; }
    public bool IsActive { get; private set; } = true;
    /// <summary>定点医疗机构 (notice 四.6).</summary>
    public bool IsDesignated { get; private set; }
    /// <summary>Places it has; null = not limited, 0 = takes nobody.</summary>
    public int? Capacity { get; private set; }
    public int? MinAge { get; private set; }
    public int? MaxAge { get; private set; }
    public string? Phone { get; private set; }
    /// <summary>Where its notices are mailed to, where mail is set up; a mailbox of the unit, not of a person.</summary>
    public string? Mail { get; private set; }
    /// <summary>机关代字: the organ's part of a document number, e.g. 云公刑; the name stands in where none is set.</summary>
    public string? Mark { get; private set; }
    public int Version { get; private set; }

    public Organisation Under(Guid parentId) { ParentId = parentId; return this; }
    public Organisation Designated() { IsDesignated = true; return this; }
    public Organisation WithPlaces(int? capacity) { Capacity = capacity; return this; }
    public Organisation ForAges(int? min, int? max) { (MinAge, MaxAge) = (min, max); return this; }
    public Organisation Reached(string phone) { Phone = phone; return this; }
    public Organisation RunPrivately() { Nature = OrganisationNature.NonState; return this; }
    public Organisation Marked(string mark) { Mark = mark; return this; }
    public void Deactivate() => IsActive = false;
    public void Reactivate() => IsActive = true;

    /// <summary>Takes what an administrator entered; the code stays.</summary>
    public void Describe(OrganisationInput input)
    {
        (Name, Kind, RegionCode, ParentId) = (input.Name!.Trim(), input.Kind!.Value, input.RegionCode!, input.ParentId);
        Nature = input.Nature ?? input.Kind.Value.UsualNature();
        (IsDesignated, Capacity, MinAge, MaxAge) = (input.IsDesignated, input.Capacity, input.MinAge, input.MaxAge);
        Phone = input.Phone.Given();
        Mail = input.Mail.Given();
    }

    /// <summary>True when this unit serves <paramref name="region"/>: the same county, or a city unit for its counties.</summary>
    public bool Covers(string region) => Covers(RegionCode, region);

    /// <inheritdoc cref="Covers(string)"/>
    public static bool Covers(string unitRegion, string region) =>
        unitRegion == region
        || (unitRegion.EndsWith("0000", StringComparison.Ordinal) && region.StartsWith(unitRegion[..2], StringComparison.Ordinal))
        || (unitRegion.EndsWith("00", StringComparison.Ordinal) && region.StartsWith(unitRegion[..4], StringComparison.Ordinal));
}
