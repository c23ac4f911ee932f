using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Rescues;

/// <summary>What police add to a case after the entry: one use case, one save, each with the version of the case.</summary>
public sealed class PoliceRecords(AppDbContext db, IdentityVault vault, BuyerCheck buyers, CarerCheckService carers, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Completes the rescue record: task-force head, rights told, escort, guardians and the like.</summary>
    public async Task UpdateAsync(Guid caseId, int version, RescueUpdate update, CancellationToken token)
    {
        var @case = await FindAsync(caseId, version, token);
        List<FieldError> errors = [.. RescueCheck.Told(update.LegalAidToldOn, update.PrivacyToldOn, ChinaTime.LocalDate(Now))];
        if (!RescueRecord.GuardianCodes.Contains(update.Guardians))
            errors.Add(new(nameof(update.Guardians), "Error.Choose"));
        var record = await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == caseId, token);
        if (update.Taking is { } told)
            errors.AddRange(RescueCheck.Taking(told, ChinaTime.LocalDate(Now)));
        if (record.HeadStands && update.HeadName.Given() is { } other && (record.HeadName, record.HeadRank) != (other, update.HeadRank))
            errors.Add(new(nameof(update.HeadName), "Error.TaskForce.Change"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        if (!record.HeadStands)
            (record.HeadName, record.HeadRank) = (update.HeadName.Given(), update.HeadRank);
        (record.LegalAidToldOn, record.PrivacyToldOn) = (update.LegalAidToldOn, update.PrivacyToldOn);
        (record.Escort, record.Belongings) = (update.Escort.Given(), update.Belongings.Given());
        (record.Guardians, record.InterpreterArranged) = (update.Guardians, update.InterpreterArranged);
        (record.HealthNote, record.NeedsTreatment, record.MayBeDisabled) = (update.HealthNote.Given(), update.NeedsTreatment, update.MayBeDisabled);
        if (update.Taking is { } taking)
            record.Write(taking);
        await FileAsync(@case, record, update.FilingNumber.Given(), token);
        if (update.Guardians is not (null or "searching" or "not-found"))
            await db.EndClocksAsync(caseId, PlacementClocks.WhileParentsUnknown, Now, token);
        await SaveAsync(@case, "RescueRecordUpdated", token);
    }

    /// <summary>A rescue can come before the filing; its number is then written once, and brings the head a filed case of a child must have (三.4).</summary>
    private async Task FileAsync(Case @case, RescueRecord record, string? number, CancellationToken token)
    {
        if (number is null || record.FilingNumber is not null || !MayFileLate(@case.Stage))
            return;
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == @case.PersonId, token);
        record.FilingNumber = number;
        if (!CaseRules.TaskForceHeadNamed.Holds(CaseFactsLoader.OfEntry(@case, person, record, ChinaTime.LocalDate(Now))))
            throw new RuleBrokenException([new Reason(CaseRules.TaskForceHeadNamed.Name)]);
    }

    /// <summary>Before the rescue the filing is a step of the case's own.</summary>
    public static bool MayFileLate(CaseStage stage) => stage is not (CaseStage.Reported or CaseStage.Filed);

    /// <summary>Status and dates of sampling (三.7): see <see cref="RescueCheck.Sampling"/>.</summary>
    public async Task RecordSamplingAsync(Guid caseId, int version, SamplingUpdate update, CancellationToken token)
    {
        var @case = await FindAsync(caseId, version, token);
        List<FieldError> errors = [.. RescueCheck.Sampling(update, ChinaTime.LocalDate(Now))];
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        var record = await db.Set<SamplingRecord>().SingleAsync(s => s.CaseId == caseId, token);
        (record.SampledOn, record.ReceiptNumber, record.DatabaseEntryOn) = (update.SampledOn, update.ReceiptNumber.Given(), update.DatabaseEntryOn);
        (record.ComparedOn, record.Result) = (update.ComparedOn, update.Result);
        if (record.SampledOn is not null)
            await db.EndClocksAsync(caseId, [PlacementClocks.SampleRequestClock], Now, token);
        if (record.IsCompared)
            await db.EndClocksAsync(caseId, [PlacementClocks.SampleClock], Now, token);
        await SaveAsync(@case, "SamplingRecorded", token);
    }

    /// <summary>
    /// Records one person of the buyer household as hashes; at least one exact mark is needed for the check to work. Who
    /// cares for the victim already is compared at once.
    /// </summary>
    public async Task AddBuyerAsync(Guid caseId, int version, PersonMarks marks, CancellationToken token)
    {
        var @case = await FindAsync(caseId, version, token);
        if (new[] { marks.IdNumber, marks.Phone, marks.Address }.All(string.IsNullOrWhiteSpace))
            throw new InvalidInputException([new("IdNumber", "Error.BuyerMark")]);
        var buyer = buyers.KeyOf(caseId, Now, marks);
        db.Add(buyer);
        await carers.SweepAsync(@case, buyer, Now, token);
        await SaveAsync(@case, "BuyerRecorded", token);
    }

    /// <summary>Identity found or corrected: the internal number stays, nothing is lost.</summary>
    public async Task IdentifyAsync(
        Guid caseId, int version, IdentityInput identity, DateOnly? birthDate, AgeCertainty certainty, bool confirmed, CancellationToken token)
    {
        var @case = await FindAsync(caseId, version, token);
        var rescued = await db.Set<RescueRecord>().Where(r => r.CaseId == caseId).Select(r => r.RescuedAt).SingleAsync(token);
        if (RescueCheck.Birth(birthDate, ChinaTime.LocalDate(rescued ?? Now)) is { } wrong)
            throw new InvalidInputException([new("BirthDate", wrong)]);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == @case.PersonId, token);
        var stored = await vault.StoredAsync(person.Id, token);
        vault.Write(stored, identity);
        person.Describe(person.Sex, birthDate ?? person.BirthDate, certainty);
        if (confirmed)
        {
            person.ConfirmIdentity();
            await EndUnidentifiedClocksAsync(caseId, token);
        }
        await SaveAsync(@case, "IdentityRecorded", token);
    }

    /// <summary>The limits that run only while nobody knows who she is (民发〔2015〕158号) end with the answer.</summary>
    private async Task EndUnidentifiedClocksAsync(Guid caseId, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var clocks = await db.Set<CaseClock>().Where(c => c.CaseId == caseId && c.DoneAt == null).ToListAsync(token);
        foreach (var clock in clocks.Where(c => PlacementClocks.WhileUnidentified.Contains(c.Kind)))
            clock.Done(db.Actor, Now);
    }

    private async Task<Case> FindAsync(Guid caseId, int version, CancellationToken token)
    {
        var @case = await db.CaseAsync(caseId, token);
        if (!db.Actor.May(Permissions.PoliceRecord) || !Handoffs.Sides.Of(db.Actor, @case).HasFlag(Workflows.Side.Police))
            throw new NotPermittedException(Permissions.PoliceRecord);
        await db.RequireOpenAsync(caseId, @case.PersonId, Permissions.PoliceRecord, Now, token);
        await db.ExpectAsync(@case, version, token);
        @case.Touch();
        return @case;
    }

    private Task SaveAsync(Case @case, string what, CancellationToken token)
    {
        db.Add(@case.Note(what, db.Actor, Now, null));
        return db.SaveCaseAsync(@case.Id, token);
    }
}
