namespace CaseReferral.Web.Shell;

/// <summary>Names shared by the layout and the partials of one request.</summary>
public static class ShellKeys
{
    /// <summary>HttpContext item: the title from the page head, used when ViewData["Title"] is not set.</summary>
    public const string Title = "shell.title";
}
