namespace CaseReferral.Web.Features.Account;

/// <summary>What an officer has to do before anything else opens, in this order.</summary>
public enum Duty { None, ChoosePassword, AddSecondFactor, AcceptPledge }

/// <summary>Where each duty is done.</summary>
internal static class DutyExtensions
{
    private static readonly string[] AlwaysOpen = ["/sign-out", "/language", "/problem", "/help", "/account/stay"];

    public static string Path(this Duty duty) => duty switch
    {
        Duty.ChoosePassword => "/account/password",
        Duty.AddSecondFactor => "/account/second-factor",
        Duty.AcceptPledge => "/pledge",
        _ => "/",
    };

    /// <summary>Whether the page opens while the duty is not done.</summary>
    public static bool Opens(this Duty duty, PathString path) =>
        duty == Duty.None || path.StartsWithSegments(duty.Path()) || AlwaysOpen.Any(open => path.StartsWithSegments(open));
}
