namespace CaseReferral.Web.Features.Shared;

/// <summary>An action in an address is its plain name, in any case; numbers, signs and lists are no names.</summary>
public static class Verbs
{
    public static T? Parse<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, true, out var action) && Enum.IsDefined(action) && action.ToString().Equals(text, StringComparison.OrdinalIgnoreCase) ? action : null;
}
