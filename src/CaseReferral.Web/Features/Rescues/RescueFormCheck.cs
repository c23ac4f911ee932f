using CaseReferral.Core.Attachments;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Rescues;

/// <summary>
/// Codes against their lists, ID numbers by GB 11643, and the search before create. Errors stop the entry; warnings stop
/// it until a reason is written or the duplicate is declared seen.
/// </summary>
public sealed class RescueFormCheckQuery(Regions regions, IdentityVault vault, TimeProvider time)
{
    public async Task<IReadOnlyList<FieldError>> CheckAsync(RescueForm form, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = ChinaTime.LocalDate(now);
        List<FieldError> errors = [.. Moment(form, ChinaTime.ToLocal(now))];
        if (form.Persons.Count > RescueService.MaxPersons)
            return [.. errors, new(nameof(form.Persons), "Error.PersonCount", $"{RescueService.MaxPersons}")];
        if (form.Region is not null && regions.Find(form.Region) is not { Level: RegionLevel.County or RegionLevel.City })
            errors.Add(new(nameof(form.Region), "Error.ChooseRegion"));
        if (form.Source is not null && CodeLists.RescueSource.Find(form.Source) is null)
            errors.Add(new(nameof(form.Source), "Error.Choose"));
        for (var i = 0; i < form.Persons.Count; i++)
            errors.AddRange(await PersonAsync(form.Persons[i], $"Persons[{i}].", today, token));
        return [.. errors, .. SamePerson(form.Persons)];
    }

    /// <summary>Two rows of one operation with the same number are one person: no reason makes them two.</summary>
    private static IEnumerable<FieldError> SamePerson(List<PersonForm> persons)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < persons.Count; i++)
            if (Normalise.IdNumber(persons[i].IdNumber) is { } number && !rows.TryAdd(number, i + 1))
                yield return new($"Persons[{i}].{nameof(PersonForm.IdNumber)}", "Error.SameIdAsRow", $"{rows[number]}");
    }

    /// <summary>Date and time are two fields of one moment: what is wrong is said at the one to change.</summary>
    private static IEnumerable<FieldError> Moment(RescueForm form, DateTime local)
    {
        if (form.On is not { } on)
            yield break;
        if (on.Year < RescueCheck.EarliestYear)
            yield return new(nameof(form.On), "Error.TooEarly", $"{RescueCheck.EarliestYear}");
        else if (on > DateOnly.FromDateTime(local))
            yield return new(nameof(form.On), "Error.InFuture");
        else if (form.At is { } at && on.ToDateTime(at) > local)
            yield return new(nameof(form.At), "Error.LaterThanNow");
    }

    private async Task<List<FieldError>> PersonAsync(PersonForm p, string prefix, DateOnly today, CancellationToken token)
    {
        var errors = new List<FieldError>();
        void Code(CodeList list, string? value, string field)
        {
            if (!string.IsNullOrEmpty(value) && list.Find(value) is null)
                errors.Add(new(prefix + field, "Error.Choose"));
        }
        Code(CodeLists.Sex, p.Sex, nameof(p.Sex));
        Code(CodeLists.Country, p.Nationality, nameof(p.Nationality));
        Code(CodeLists.Ethnicity, p.Ethnicity, nameof(p.Ethnicity));
        Code(CodeLists.AbductionMode, p.AbductionMode, nameof(p.AbductionMode));
        Code(CodeLists.Exploitation, p.Exploitation, nameof(p.Exploitation));
        if (!RescueRecord.GuardianCodes.Contains(p.Guardians))
            errors.Add(new(prefix + nameof(p.Guardians), "Error.Choose"));
        if (string.CompareOrdinal(p.AbductedOn, $"{today:yyyy-MM-dd}") > 0)
            errors.Add(new(prefix + nameof(p.AbductedOn), "Error.InFuture"));
        errors.AddRange(Number(p, prefix, today));
        errors.AddRange(await PhotoAsync(p, prefix, token));
        if (errors.Count == 0 && !p.DuplicateSeen && await vault.FindDuplicatesAsync(p.ToIdentity(), token) is { Count: > 0 } found)
            errors.Add(new(prefix + nameof(p.DuplicateSeen), "Error.Duplicate", string.Join("; ", found.Select(f => $"{f.CaseNumber} {f.Unit}"))));
        return errors;
    }

    private static async Task<IReadOnlyList<FieldError>> PhotoAsync(PersonForm p, string prefix, CancellationToken token)
    {
        if (p.Photo is null)
            return [];
        await using var content = p.Photo.OpenReadStream();
        var verdict = await FileCheck.InspectAsync(content, p.Photo.FileName, token);
        return verdict.Problem != FileProblem.None ? [new(prefix + nameof(p.Photo), $"Error.File.{verdict.Problem}", verdict.SafeFileName)]
            : FileCheck.IsPicture(verdict.Kind) ? []
            : [new(prefix + nameof(p.Photo), "Error.PhotoType", verdict.SafeFileName)];
    }

    private IEnumerable<FieldError> Number(PersonForm p, string prefix, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(p.IdNumber))
            yield break;
        var id = ResidentId.Parse(p.IdNumber, regions, today);
        if (!id.IsValid)
        {
            yield return new(prefix + nameof(p.IdNumber), "Error.Id." + id.Errors[0]);
            yield break;
        }
        var mismatch = !id.RegionKnown ? "Error.IdRegion"
            : p.Sex is "1" or "2" && id.Sex != p.Sex ? "Error.IdSex"
            : p.BirthDate is { } born && id.BirthDate != born ? "Error.IdBirth" : null;
        if (mismatch is not null && string.IsNullOrWhiteSpace(p.MismatchReason))
            yield return new(prefix + nameof(p.MismatchReason), mismatch);
    }
}
