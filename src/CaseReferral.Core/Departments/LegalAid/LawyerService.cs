using System.Text.RegularExpressions;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>The register of lawyers, kept by each legal-aid centre for itself.</summary>
public sealed partial class LawyerService(AppDbContext db)
{
    /// <returns>Id of the new entry.</returns>
    /// <exception cref="InvalidInputException">Something is missing, or the licence is in the register already.</exception>
    public async Task<Guid> AddAsync(LawyerDetails details, CancellationToken token)
    {
        db.Demand(Permissions.LegalAidKeep);
        await CheckAsync(details, null, token);
        var lawyer = new Lawyer(db.Actor.OrganisationId, details);
        db.Add(lawyer);
        await db.SaveOrStaleAsync(token);
        return lawyer.Id;
    }

    /// <exception cref="NotFoundException">Not in this centre's register.</exception>
    /// <exception cref="StaleException">A colleague was faster.</exception>
    public async Task ChangeAsync(Guid id, int version, LawyerDetails details, CancellationToken token)
    {
        db.Demand(Permissions.LegalAidKeep);
        var lawyer = await db.Set<Lawyer>().FirstOrDefaultAsync(l => l.Id == id, token) ?? throw new NotFoundException(nameof(Lawyer));
        if (lawyer.Version != version)
            throw new StaleException(null, null);
        db.Expect(lawyer, version);
        await CheckAsync(details, id, token);
        lawyer.Describe(details);
        await db.SaveOrStaleAsync(token);
    }

    private async Task CheckAsync(LawyerDetails details, Guid? known, CancellationToken token)
    {
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(details.Name))
            errors.Add(new(nameof(details.Name), "Error.Required"));
        if (string.IsNullOrWhiteSpace(details.Firm))
            errors.Add(new(nameof(details.Firm), "Error.Required"));
        if (!Licence().IsMatch(details.LicenceNumber?.Trim() ?? ""))
            errors.Add(new(nameof(details.LicenceNumber), "Error.Licence"));
        else if (await IsTakenAsync(details.LicenceNumber!.Trim(), known, token))
            errors.Add(new(nameof(details.LicenceNumber), "Error.LicenceTaken"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    private Task<bool> IsTakenAsync(string licence, Guid? known, CancellationToken token) =>
        db.Set<Lawyer>().AnyAsync(l => l.LicenceNumber == licence && l.Id != known, token);

    // Seventeen digits today, and letters on older licences.
    [GeneratedRegex("^[0-9A-Za-z]{6,20}$")]
    private static partial Regex Licence();
}
