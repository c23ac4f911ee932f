namespace CaseReferral.Web.Shell;

/// <summary>Gives the layout the officer of the request. Must be cheap: it is asked on every page.</summary>
public interface IShellUser
{
    /// <summary>The officer, or null when nobody is signed in.</summary>
    ShellUser? Current { get; }
}

internal sealed class NobodyShellUser : IShellUser
{
    public ShellUser? Current => null;
}
