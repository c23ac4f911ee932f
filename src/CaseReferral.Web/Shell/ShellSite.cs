using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Shell;

/// <summary>The site's name and strip in the language of the request.</summary>
public sealed class ShellSite(IOptions<ShellOptions> options, IHostEnvironment environment, Texts texts)
{
    public bool ShowsNotice => options.Value.Demo || !environment.IsProduction();

    public string Organisation =>
        (Texts.IsEnglish ? options.Value.OrganisationEnglish : options.Value.OrganisationChinese) ?? texts["Shell.Organisation"];

    public string? DutyPhone => options.Value.DutyPhone;
}
