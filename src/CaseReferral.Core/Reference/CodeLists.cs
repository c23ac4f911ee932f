namespace CaseReferral.Core.Reference;

/// <summary>The code lists of the field, loaded once from their published data.</summary>
public static class CodeLists
{
    /// <summary>GB/T 2261.1.</summary>
    public static CodeList Sex { get; } = new("sex.csv");
    /// <summary>GB/T 2261.2.</summary>
    public static CodeList Marriage { get; } = new("marriage.csv");
    /// <summary>GB/T 2261.3.</summary>
    public static CodeList Health { get; } = new("health.csv");
    /// <summary>GB/T 3304-1991.</summary>
    public static CodeList Ethnicity { get; } = new("ethnicity.csv");
    /// <summary>GB/T 2659 numeric codes (ISO 3166-1).</summary>
    public static CodeList Country { get; } = new("country.csv");
    /// <summary>GB/T 4761-2008.</summary>
    public static CodeList Relation { get; } = new("relation.csv");
    /// <summary>The 42 duties of the joint conference's responsibility list, section.item.</summary>
    public static CodeList Duty { get; } = new("duties.csv");
    /// <summary>来源 of a rescue.</summary>
    public static CodeList RescueSource { get; } = new("rescue-source.csv");
    /// <summary>被拐方式 (刑法 240, 241; 2016 interpretation; notice 三.10).</summary>
    public static CodeList AbductionMode { get; } = new("abduction-mode.csv");
    /// <summary>剥削形式.</summary>
    public static CodeList Exploitation { get; } = new("exploitation.csv");
}
