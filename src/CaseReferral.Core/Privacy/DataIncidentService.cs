using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Officers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Privacy;

/// <summary>The register of incidents, kept by the security administrator.</summary>
public sealed class DataIncidentService(AppDbContext db, Numbers numbers, WorkCalendar calendar, TimeProvider time)
{
    public const int MaxText = 1000;

    /// <exception cref="InvalidInputException">What a notice must say is missing (个人信息保护法 Art. 57).</exception>
    public async Task<Guid> RecordAsync(DataIncidentInput input, CancellationToken token)
    {
        db.Demand(Permissions.IncidentKeep);
        Demand(input);
        var incident = new DataIncident(await numbers.NextAsync("incident", 1, token), input, db.Actor, calendar);
        db.Add(incident);
        await db.SaveChangesAsync(token);
        return incident.Id;
    }

    /// <exception cref="StaleException">A colleague was faster.</exception>
    public async Task ChangeAsync(Guid id, int version, DataIncidentInput input, CancellationToken token)
    {
        db.Demand(Permissions.IncidentKeep);
        var incident = await db.Set<DataIncident>().FirstOrDefaultAsync(i => i.Id == id, token) ?? throw new NotFoundException(nameof(DataIncident));
        if (incident.Version != version)
            throw new StaleException(null, null);
        db.Expect(incident, version);
        Demand(input);
        incident.Write(input, calendar);
        await db.SaveOrStaleAsync(token);
    }

    private void Demand(DataIncidentInput input)
    {
        var errors = Check(input, time.GetUtcNow().UtcDateTime).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    private static IEnumerable<FieldError> Check(DataIncidentInput input, DateTime now)
    {
        if (input.DiscoveredAt is not { } discovered)
            yield return new("DiscoveredOn", "Error.Required");
        else if (discovered > now)
            yield return new("DiscoveredOn", "Error.InFuture");
        if (input.ReportedAt > now || input.ReportedAt < input.DiscoveredAt)
            yield return new("ReportedOn", "Error.Incident.Order");
        if (input.PersonsToldOn > ChinaTime.LocalDate(now))
            yield return new(nameof(input.PersonsToldOn), "Error.InFuture");
        if (input.ReportedAt is not null && string.IsNullOrWhiteSpace(input.ReportedTo))
            yield return new(nameof(input.ReportedTo), "Error.Required");
        if (input.Groups == FieldGroup.None)
            yield return new(nameof(input.Groups), "Error.Choose");
        if (input.PersonsAffected is not (>= 0 and <= 10_000_000))
            yield return new(nameof(input.PersonsAffected), "Error.Number");
        foreach (var (field, text) in new[] { (nameof(input.Cause), input.Cause), (nameof(input.Harm), input.Harm), (nameof(input.Measures), input.Measures) })
        {
            if (PrivacyText.Problem(field, text, MaxText) is { } problem)
                yield return problem;
        }
    }
}
