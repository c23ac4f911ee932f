namespace CaseReferral.Web.Features.Status;

/// <summary>
/// Names a check of the running system. Checks are found by scanning: a feature that depends on something outside (a mail
/// server, a scanner) brings its own, and it appears in /health/ready and on the status page.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HealthAttribute(string name, int order) : Attribute
{
    /// <summary>Also the text key: Health.{name}.</summary>
    public string Name { get; } = name;

    /// <summary>Place on the page.</summary>
    public int Order { get; } = order;
}
