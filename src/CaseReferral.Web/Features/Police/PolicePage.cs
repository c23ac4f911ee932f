namespace CaseReferral.Web.Features.Police;

/// <summary>A police form with what its heading needs.</summary>
public sealed record PolicePage<TForm>(Guid Id, string Number, string Alias, TForm Form)
{
    /// <inheritdoc cref="CaseReferral.Core.Rescues.RescueRecord.HeadStands"/>
    public bool HeadStands { get; init; }

    /// <summary>Rescued before the case was filed: the number is still to come.</summary>
    public bool AsksFiling { get; init; }
}
