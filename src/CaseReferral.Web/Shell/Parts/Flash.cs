using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CaseReferral.Web.Shell;

/// <summary>The one message that survives the redirect after a POST. It travels in a cookie: number and verb, no names.</summary>
public static class Flash
{
    private const string Key = "flash";

    /// <summary>Shows <paramref name="text"/> under the head of the next page.</summary>
    public static void SetFlash(this ITempDataDictionary data, string text, NoticeKind kind = NoticeKind.Ok) =>
        data[Key] = $"{kind}|{text}";

    /// <summary>Takes the message out, if there is one.</summary>
    public static Notice? Take(ITempDataDictionary data) =>
        data[Key] is string stored && stored.Split('|', 2) is [var kind, var text] && Enum.TryParse<NoticeKind>(kind, out var parsed)
            ? new Notice(parsed, text)
            : null;
}
