namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Actions</c>: what can be done now, and what cannot yet and why. What is not permitted is in neither list.</summary>
public sealed record ActionPanel(IReadOnlyList<AllowedAction> Allowed, IReadOnlyList<BlockedAction> Blocked)
{
    /// <summary>Possible as well, but seldom the next step: folded away under <see cref="MoreKey"/>.</summary>
    public IReadOnlyList<AllowedAction> More { get; init; } = [];

    public string MoreKey { get; init; } = "Shell.More";

    /// <summary>The same actions, the first of them primary unless it leads aside.</summary>
    public static List<AllowedAction> Led(List<AllowedAction> allowed) =>
        allowed is [{ IsAside: false } first, .. var others] ? [first with { Style = ActionStyle.Primary }, .. others] : allowed;
}

/// <summary>An action that can be started.</summary>
public sealed record AllowedAction(string LabelKey, string Href)
{
    public ActionStyle Style { get; init; } = ActionStyle.Line;

    /// <summary>A step back or aside: never primary.</summary>
    public bool IsAside { get; init; }

    public string? Icon { get; init; }

    /// <summary>What follows from it, one sentence, final text.</summary>
    public string? Consequence { get; init; }

    /// <summary>True makes it a POST form with these hidden fields; false a link to the action's page.</summary>
    public bool Post { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
}

/// <summary>Primary: at most one. Danger: only on the page that confirms.</summary>
public enum ActionStyle { Line, Primary, Danger }

/// <summary>A permitted action with an unmet rule.</summary>
public sealed record BlockedAction(string LabelKey, IReadOnlyList<BlockedReason> Reasons);

/// <summary>One unmet rule as final text, with the link that helps.</summary>
public sealed record BlockedReason(string Text, string? LinkText = null, string? Href = null);
