using System.Text.RegularExpressions;
using CaseReferral.Testing;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Web.Tests.Features;

/// <summary>The sentences a page must show, in Chinese, taken from the application's own texts.</summary>
internal static partial class Words
{
    /// <summary>The sentence of a key up to its first gap.</summary>
    public static string Of(AppFactory app, string key) => app.Services.GetRequiredService<Texts>().Both(key).Chinese.Split('{')[0];

    /// <summary>The whole sentence of a key with its gaps filled.</summary>
    public static string Full(AppFactory app, string key, params object[] details) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, app.Services.GetRequiredService<Texts>().Both(key).Chinese, details);

    /// <summary>An unknown key shows as [Its.Name].</summary>
    [GeneratedRegex(@"\[[A-Z]\w+(\.[\w-]+)+\]")]
    public static partial Regex MissingKey();
}
