namespace CaseReferral.Web.Shell;

/// <summary>Configuration section <c>Shell</c>: what differs from city to city and from test to production.</summary>
public sealed class ShellOptions
{
    /// <summary>Shows the strip "everything here is invented".</summary>
    public bool Demo { get; set; }

    /// <summary>The joint conference's name on Chinese pages.</summary>
    public string? OrganisationChinese { get; set; }

    /// <summary>The joint conference's name on English pages.</summary>
    public string? OrganisationEnglish { get; set; }

    public string? DutyPhone { get; set; }
}
