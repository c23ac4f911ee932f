using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Common;

/// <summary>The row does not exist or the actor may not know that it does (404).</summary>
public sealed class NotFoundException(string what) : Exception($"{what} not found");

/// <summary>Visible, but not this actor's to do (403).</summary>
public sealed class NotPermittedException(string permission) : Exception($"Not permitted: {permission}")
{
    public string Permission { get; } = permission;
}

/// <summary>A rule is unmet (422). Carries what the user reads.</summary>
public sealed class RuleBrokenException(IReadOnlyList<Reason> reasons)
    : Exception("Refused: " + string.Join(", ", reasons.Select(r => r.Rule)))
{
    public IReadOnlyList<Reason> Reasons { get; } = reasons;
}

/// <summary>Somebody else changed it since the page was shown (409). Says who and when.</summary>
public sealed class StaleException(string? byName, DateTime? atUtc) : Exception("Changed by somebody else meanwhile")
{
    public string? ByName { get; } = byName;
    public DateTime? AtUtc { get; } = atUtc;
}

/// <summary>One wrong field of a form: the field's name and the resource key of the sentence.</summary>
public sealed record FieldError(string Field, string Key, params string[] Details);

/// <summary>Input that cannot be taken; every wrong field at once, nothing saved.</summary>
public sealed class InvalidInputException(IReadOnlyList<FieldError> errors)
    : Exception("Invalid: " + string.Join(", ", errors.Select(e => e.Field + " " + e.Key)))
{
    public IReadOnlyList<FieldError> Errors { get; } = errors;
}
