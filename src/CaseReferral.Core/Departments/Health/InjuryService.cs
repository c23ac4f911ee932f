using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Departments.Health;

/// <summary>Records the injuries of one examination: the hospital that works on the hand-off, and nobody else.</summary>
public sealed class InjuryService(AppDbContext db, HandoffService service)
{
    public const int MaxNote = 500;

    /// <summary>Rows of one examination; a second sheet takes more.</summary>
    public const int MaxRows = 5;

    /// <param name="id">Hand-off.</param>
    /// <param name="version">Version the page showed.</param>
    /// <param name="rows">The rows of the form, empty ones among them; errors name their place.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotFoundException">Another line's hand-off.</exception>
    /// <exception cref="InvalidInputException">No row at all, or one that is half filled; none is stored.</exception>
    /// <exception cref="StaleException">Somebody else was faster.</exception>
    public Task AddAsync(Guid id, int version, IReadOnlyList<InjuryEntry> rows, CancellationToken token) =>
        service.RecordAsync(id, version, move =>
        {
            if (move.Handoff.Kind != HealthKind.KeyName)
                throw new NotFoundException(nameof(Handoff));
            var today = ChinaTime.LocalDate(move.Now);
            var errors = rows.All(r => r.IsEmpty) ? [new("Rows[0].BodyPart", "Error.Choose")]
                : rows.SelectMany((row, i) => row.IsEmpty ? [] : Errors(row, $"Rows[{i}].", today)).ToList();
            if (errors.Count > 0)
                throw new InvalidInputException(errors);
            db.AddRange(rows.Where(r => !r.IsEmpty).Select(r => new Injury(id, move.Case.Id, r, move.Actor.Name)));
            return Task.CompletedTask;
        }, token);

    private static IEnumerable<FieldError> Errors(InjuryEntry row, string prefix, DateOnly today)
    {
        foreach (var (field, code, codes) in new[]
        {
            (nameof(row.BodyPart), row.BodyPart, Injury.BodyPartCodes), (nameof(row.InjuryKind), row.InjuryKind, Injury.InjuryKindCodes),
            (nameof(row.Severity), row.Severity, Injury.SeverityCodes),
        })
            if (!codes.Contains(code))
                yield return new(prefix + field, "Error.Choose");
        if (row.FoundOn is null || row.FoundOn > today)
            yield return new(prefix + nameof(row.FoundOn), row.FoundOn is null ? "Error.Required" : "Error.InFuture");
        if (row.Note?.Length > MaxNote)
            yield return new(prefix + nameof(row.Note), "Error.TooLong", $"{MaxNote}");
    }
}
