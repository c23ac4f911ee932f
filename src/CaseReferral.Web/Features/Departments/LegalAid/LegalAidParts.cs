namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>One part of the matter's page: a fold with the fields of one step.</summary>
/// <param name="Key">Of its words and its partial view.</param>
/// <param name="On">The day its step was done; null while it is open.</param>
/// <param name="IsNow">The step that waits.</param>
/// <param name="IsOpen">Shown unfolded.</param>
public sealed record LegalAidPart(string Key, DateOnly? On, bool IsNow, bool IsOpen)
{
    public string Partial => $"/Features/Departments/LegalAid/_{Key}Fields.cshtml";
}

/// <summary>The steps of a matter by what is stored: the one that waits comes first, those that are over are folded, and what does not fit the decision is not asked.</summary>
public static class LegalAidParts
{
    /// <param name="offer">What is stored.</param>
    /// <param name="form">What was typed: a part with an answer is always shown.</param>
    /// <param name="refused">A save was refused: everything typed is in sight.</param>
    public static IReadOnlyList<LegalAidPart> Of(LegalAidOffer offer, LegalAidForm form, bool refused)
    {
        var r = offer.Record;
        var runs = r?.EndedOn is null && r?.Decision != "refused" || form.ObjectionResult == "changed";
        LegalAidPart Part(string key, DateOnly? on, bool now, bool open = false) => new(key, on, now, now || open || refused);
        List<LegalAidPart> parts =
        [
            Part("Decision", r?.Decision is null ? null : r.DecidedOn, r?.Decision is null),
            Part("Assignment", r?.AssignedOn, runs && r?.AssignedOn is null),
            Part("Application", r?.ApplicantKind is null ? null : r.DecidedOn, false, r?.Decision is null),
        ];
        if (offer.Decision != "refused" || form.ClosedOn is not null || form.ObjectionResult == "changed")
            parts.Add(Part("End", r?.ClosedOn, runs && r?.AssignedOn is not null && (r.ClosedOn is null || r.SatisfactionOn is null)));
        if (offer.IsGiven || form.EndedOn is not null || form.EndGround is not null)
            parts.Add(Part("Termination", r?.EndedOn, false));
        if (offer.MayBeObjected || form.ObjectedOn is not null)
            parts.Add(Part("Objection", r?.ObjectionDecidedOn, offer.MayBeObjected && r?.ObjectionDecidedOn is null));
        return [.. parts.OrderByDescending(p => p.IsNow)];
    }
}
