using System.Globalization;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Trail;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Shared;

/// <summary>
/// Puts rows of the trail into words. A field without a label is bookkeeping (keys, copies, counters) and is left out.
/// </summary>
public sealed class TrailWords(Texts texts, Show show, PersonWords words, Regions regions)
{
    private static readonly Dictionary<string, CodeList> Lists = new(StringComparer.Ordinal)
    {
        ["Sex"] = CodeLists.Sex,
        ["Ethnicity"] = CodeLists.Ethnicity,
        ["Nationality"] = CodeLists.Country,
        ["Source"] = CodeLists.RescueSource,
        ["AbductionMode"] = CodeLists.AbductionMode,
        ["Exploitation"] = CodeLists.Exploitation,
    };

    /// <summary>Fields whose codes have words elsewhere.</summary>
    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["Category"] = "Document",
        ["Form"] = "PlacementForm",
        ["Result"] = "SamplingResult",
        ["OutcomeCode"] = "Outcome",
        ["BasisCode"] = "Basis",
        ["What"] = "Case",
    };

    public bool IsKnown(string field) => texts.Has("TrailField." + field);

    public string What(AuditKind kind, string entity) =>
        kind <= AuditKind.Deleted ? texts["Trail.Of", texts.Enum(kind), Entity(entity)] : texts.Enum(kind);

    public string Entity(string entity) => texts.Has("TrailEntity." + entity) ? texts["TrailEntity." + entity] : entity;

    public string Labels(IEnumerable<FieldChange> changes) =>
        string.Join(texts["List.Separator"], changes.Where(c => IsKnown(c.Field)).Select(c => texts["TrailField." + c.Field]).Distinct());

    /// <summary>"Field: old → new", or that a secret one changed.</summary>
    public string? Changes(IEnumerable<SeenChange> changes, IReadOnlyDictionary<Guid, string> names)
    {
        var lines = changes.Where(c => IsKnown(c.Field)).Select(c => texts["TrailField." + c.Field] + texts["List.Colon"] + Change(c, names)).ToList();
        return lines.Count == 0 ? null : string.Join(texts["Trail.Semicolon"], lines);
    }

    /// <summary>The detail of a look or a refusal.</summary>
    public string? Detail(AuditKind kind, string? detail) => kind switch
    {
        AuditKind.Revealed when texts.Has("Purpose." + detail) => texts["Purpose." + detail],
        AuditKind.Opened when texts.Has("Document." + detail) => texts["Document." + detail],
        AuditKind.Refused => Refusal(detail),
        AuditKind.Verified when detail?.Split(';', '=') is { Length: >= 8 } parts => texts["Trail.Verified", parts[1], parts[3], parts[7]],
        _ => detail,
    };

    private string Change(SeenChange c, IReadOnlyDictionary<Guid, string> names) =>
        c.IsSecret ? texts[c.Old is null ? "Trail.Filled" : c.New is null ? "Trail.Emptied" : "Trail.Changed"]
        : c.Old is null ? Value(c, c.New, names)
        : $"{Value(c, c.Old, names)} → {(c.New is null ? texts["Trail.Nothing"] : Value(c, c.New, names))}";

    private string Value(SeenChange c, string? value, IReadOnlyDictionary<Guid, string> names)
    {
        var type = Nullable.GetUnderlyingType(c.Type ?? typeof(string)) ?? c.Type;
        if (Guid.TryParse(value, CultureInfo.InvariantCulture, out var id))
            return names.GetValueOrDefault(id) ?? texts["Trail.Somebody"];
        if (type == typeof(bool))
            return texts[value == "true" ? "Trail.Yes" : "Trail.No"];
        if (type == typeof(DateTime) && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
            return show.Moment(at);
        if (type is { IsEnum: true })
            return string.Join(texts["List.Separator"], (value ?? "").Split(", ").Select(v => Word($"{type.Name}.{v}") ?? v));
        return Code(c, value ?? "");
    }

    private string Code(SeenChange c, string value) =>
        c.Field == "RegionCode" ? words.Region(regions, value)
        : Lists.TryGetValue(c.Field, out var list) ? words.Name(list, value)
        : Word($"{c.Area}.{c.Field}.{value}") ?? Word($"{Families.GetValueOrDefault(c.Field, c.Field)}.{value}") ?? Word($"CaseClock.{value}") ?? value;

    /// <summary>A value's word where the pages have one, else the trail's own.</summary>
    private string? Word(string key) => texts.Has(key) ? texts[key] : texts.Has("TrailValue." + key) ? texts["TrailValue." + key] : null;

    private string Refusal(string? detail)
    {
        var parts = (detail ?? "").Split('|');
        if (parts.Length < 3)
            return detail ?? "";
        var reasons = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(r => texts.Has("Rule." + r) ? texts.Reason(new Reason(r)).TrimEnd(' ', '\uFF1A', ':') : r);
        return string.Join(texts["Trail.Semicolon"], reasons.Prepend(texts["Refused." + parts[0]]));
    }
}
