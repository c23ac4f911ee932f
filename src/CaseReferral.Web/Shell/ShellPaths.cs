namespace CaseReferral.Web.Shell;

/// <summary>Addresses the shell links to; the features behind them serve exactly these.</summary>
public static class ShellPaths
{
    public const string SignIn = "/sign-in";

    /// <summary>POST only.</summary>
    public const string SignOut = "/sign-out";

    public const string Account = "/account";

    /// <summary>POST with <c>q</c>, so that an ID number never stands in an address; GET serves links by number.</summary>
    public const string Search = "/search";

    public const string Help = "/help";

    /// <summary>Switches the language and comes back; a page that answered a POST cannot be asked for again.</summary>
    public static string Language(HttpContext context)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : "/";
        return $"{request.PathBase}/language/{Texts.Other}?returnUrl={Uri.EscapeDataString(back)}";
    }
}
