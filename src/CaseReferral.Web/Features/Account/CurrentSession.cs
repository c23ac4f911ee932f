namespace CaseReferral.Web.Features.Account;

/// <summary>The session of the request, as the check of its cookie found it.</summary>
public sealed class CurrentSession
{
    public Guid Id { get; set; }

    /// <summary>UTC; when it ends unless another request comes.</summary>
    public DateTime EndsAt { get; set; }

    /// <summary>UTC; when it ends whatever comes.</summary>
    public DateTime EndsForGoodAt { get; set; }

    public Duty Duty { get; set; }

    /// <summary>A cookie came, but its session is over.</summary>
    public bool HasEnded { get; set; }
}
