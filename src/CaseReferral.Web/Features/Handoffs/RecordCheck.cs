using System.Runtime.CompilerServices;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Collects what is wrong with a department's form. A property that is looked at names its field by itself.</summary>
public sealed class RecordCheck(HandoffMove move)
{
    private readonly List<FieldError> errors = [];

    /// <summary>The day of the saving, in China.</summary>
    public DateOnly Today { get; } = ChinaTime.LocalDate(move.Now);

    /// <summary>The day the unit took the hand-off on, in China.</summary>
    public DateOnly AcceptedOn { get; } = ChinaTime.LocalDate(move.Handoff.AcceptedAt ?? move.Now);

    /// <summary>One of the codes must be chosen.</summary>
    public RecordCheck Chosen(string? code, IReadOnlyList<string> codes, [CallerArgumentExpression(nameof(code))] string field = "") =>
        Refuse(!codes.Contains(code), field, "Error.Choose");

    /// <summary>One of the codes, or nothing.</summary>
    public RecordCheck Optional(string? code, IReadOnlyList<string> codes, [CallerArgumentExpression(nameof(code))] string field = "") =>
        Refuse(code is not null && !codes.Contains(code), field, "Error.Choose");

    /// <summary>A record speaks of what has happened.</summary>
    public RecordCheck NotInFuture(DateOnly? day, [CallerArgumentExpression(nameof(day))] string field = "") => Refuse(day > Today, field, "Error.InFuture");

    /// <summary>The later of two steps; a day that is not given is not compared.</summary>
    public RecordCheck NotBefore(DateOnly? day, DateOnly? earlier, [CallerArgumentExpression(nameof(day))] string field = "") =>
        Refuse(day < earlier, field, "Error.Order");

    /// <summary>Any other condition.</summary>
    /// <param name="wrong">True refuses.</param>
    /// <param name="field">The property, or what leads to it: <c>form.Form</c> is Form.</param>
    /// <param name="key">Key of the sentence.</param>
    public RecordCheck Refuse(bool wrong, string field, string key)
    {
        if (wrong)
            errors.Add(new(field[(field.LastIndexOf('.') + 1)..], key));
        return this;
    }

    /// <exception cref="InvalidInputException">Something is wrong; all of it at once.</exception>
    public void Done()
    {
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
