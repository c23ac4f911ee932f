using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Rescues;

/// <summary>
/// Registers one person or a whole operation in one save. Each person gets a case; where every rule of 登记解救 is met
/// the case is Rescued at once, otherwise it waits as Reported or Filed and says what is missing.
/// </summary>
public sealed partial class RescueService(AppDbContext db, Numbers numbers, IdentityVault vault, HandoffKinds kinds, FileIntake intake, TimeProvider time)
{
    public const int MaxPersons = 50;
    private const string Reported = "Reported";

    /// <summary>Returns the new cases in the order of the persons.</summary>
    public async Task<IReadOnlyList<Case>> RegisterAsync(RescueEntry entry, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.RescueRegister))
            throw new NotPermittedException(Permissions.RescueRegister);
        var now = time.GetUtcNow().UtcDateTime;
        var errors = RescueCheck.Check(entry, now);
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        var operation = entry.Persons.Count > 1 && entry.RescuedAt is { } at
            ? new Operation(at, entry.RegionCode, entry.Source, db.Actor.OrganisationId) { Name = entry.OperationName }
            : null;
        if (operation is not null)
            db.Add(operation);
        var serial = await numbers.NextAsync("case", entry.Persons.Count, token);
        var cases = entry.Persons.Select((person, i) => Open(entry, person, operation, serial + i, now)).ToList();
        try
        {
            await SaveAsync(entry, cases, now, token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict() && entry.Key is { } key)
        {
            // The page was sent twice at once, and the other was faster.
            return await EnteredAsync(key, token) is { Count: > 0 } entered ? entered : throw new StaleException(null, null);
        }
        return cases;
    }

    /// <summary>Photographs lie in files before their rows are saved: when anything fails, they go again.</summary>
    private async Task SaveAsync(RescueEntry entry, List<Case> cases, DateTime now, CancellationToken token)
    {
        var photos = new List<Attachment>();
        try
        {
            for (var i = 0; i < cases.Count; i++)
            {
                if (entry.Persons[i].Photo is { } photo)
                    photos.Add(await intake.TakeAsync(cases[i].Id, null, DocumentCategories.Photo, photo, $"Persons[{i}].Photo", db.Actor, now, token));
            }
            db.AddRange(photos);
            await db.SaveChangesAsync(token);
        }
        catch
        {
            foreach (var photo in photos)
                await intake.DropAsync(photo);
            throw;
        }
    }

    private Case Open(RescueEntry entry, RescuedPerson row, Operation? operation, long serial, DateTime now)
    {
        var person = PersonOf(row, serial, now);
        var @case = new Case(serial, person.Id, person.Alias, operation?.Id, entry.RegionCode, db.Actor.OrganisationId, now);
        var record = RecordOf(entry, row, @case.Id, ReferenceEquals(row, entry.Persons[0]));
        db.AddRange(person, vault.Write(person.Id, row.Identity), @case, record, new SamplingRecord(@case.Id),
            new CaseAccess(@case, db.Actor.OrganisationId, AccessRole.Owner, now),
            CaseGrant.Given(@case.Id, db.Actor.OfficerId, db.Actor.OrganisationId, GrantKind.Team, null, null, db.Actor, now),
            @case.Note(Reported, db.Actor, now, null));
        if (record.FilingNumber is not null)
            db.Add(@case.MoveTo(CaseStage.Filed, CaseAction.File, db.Actor, now, record.FilingNumber));
        TryRescue(@case, person, record, now);
        return @case;
    }

    private void TryRescue(Case @case, Person person, RescueRecord record, DateTime now)
    {
        var facts = CaseFactsLoader.OfEntry(@case, person, record, ChinaTime.LocalDate(now));
        var decision = CaseWorkflow.Machine.Fire(@case.Stage, CaseAction.RegisterRescue, facts, Side.Police, true, _ => []);
        if (decision.Verdict == Verdict.Moves)
            db.AddRange(Rescued(@case, facts, db.Actor, now));
    }

    /// <summary>Moves the case to Rescued and opens the pre-filled checklist.</summary>
    public IEnumerable<object> Rescued(Case @case, CaseFacts facts, Actor actor, DateTime now) =>
    [
        @case.MoveTo(CaseStage.Rescued, CaseAction.RegisterRescue, actor, now, null),
        .. kinds.All.Where(k => k.IsNeed).Select(k => new Need(@case.Id, k.Key, k.LikelyNeeded(facts.Person))),
    ];

    private static Person PersonOf(RescuedPerson row, long serial, DateTime now)
    {
        var person = new Person(Aliases.For(serial), "N" + Serial.Format(serial).Replace("-", "", StringComparison.Ordinal), row.Sex);
        var today = ChinaTime.LocalDate(now);
        // An age without a date becomes 1 January of that year: the earliest birthday, told as "about N years".
        var born = row.BirthDate ?? (row.Age is { } years ? new DateOnly(today.Year - years, 1, 1) : null);
        person.Describe(row.Sex, born, row.AgeCertainty);
        person.Speaks(row.Language, row.NeedsInterpreter);
        person.BelongsTo(row.Nationality, row.Ethnicity);
        return person;
    }

    private static RescueRecord RecordOf(RescueEntry entry, RescuedPerson row, Guid caseId, bool first) =>
        new(caseId, entry.RescuedAt, entry.RegionCode, entry.Source)
        {
            EntryKey = first ? entry.Key : null,
            Place = entry.Place,
            FilingNumber = entry.FilingNumber.Given(),
            HeadName = entry.HeadName.Given(),
            HeadRank = entry.HeadRank,
            LegalAidToldOn = entry.LegalAidToldOn,
            PrivacyToldOn = entry.PrivacyToldOn,
            InterpreterArranged = row.InterpreterArranged,
            AbductedOn = row.AbductedOn,
            AbductedPlace = row.AbductedPlace.Given(),
            AbductionMode = row.AbductionMode,
            ParentsAreSellers = row.AbductionMode == RescueRecord.SoldByParents,
            Exploitation = row.Exploitation,
            Transfers = row.Transfers,
            Narrative = row.Narrative,
            HealthNote = row.HealthNote,
            Belongings = row.Belongings.Given(),
            NeedsTreatment = row.NeedsTreatment,
            MayBeDisabled = row.MayBeDisabled,
            Guardians = row.Guardians,
        };
}
