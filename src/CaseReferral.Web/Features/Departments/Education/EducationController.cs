using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Education;

/// <summary>The department's page: the school place of a child.</summary>
[Route("handoffs/{id:guid}/education")]
public sealed class EducationController(AppDbContext db, HandoffService service, EducationService schools, TimeProvider time, Texts texts)
    : RecordController<EducationForm, EducationRecord>(db, service, texts)
{
    protected override string Kind => EducationKind.KeyName;

    protected override EducationForm ToForm(EducationRecord? record) => record is null ? new() : EducationForm.Of(record);

    /// <summary>Stage, grade and school year as proposed; the bureau changes what it knows better.</summary>
    protected override async Task<EducationForm> BeginAsync(Handoff handoff, CancellationToken token)
    {
        var proposal = EducationProposal.Of(await AgeAsync(handoff, token), null);
        return new() { Stage = proposal.Stage, Grade = proposal.Grade is { } grade ? $"{grade}" : null, SchoolYear = EducationProposal.SchoolYearOf(Today), State = "waiting" };
    }

    protected override async Task<EducationForm> OfferAsync(Handoff handoff, EducationForm form, CancellationToken token) =>
        form with { Proposal = EducationProposal.Of(await AgeAsync(handoff, token), EducationRecord.LastGradeCodes.Contains(form.LastGrade) ? form.LastGrade : null) };

    private DateOnly Today => ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);

    private async Task<int?> AgeAsync(Handoff handoff, CancellationToken token) =>
        await HandoffListing.Join(Db, Db.Set<Handoff>().Where(h => h.Id == handoff.Id)).Select(l => l.Person.BirthDate).SingleAsync(token) is { } born ? Ages.Years(born, Today) : null;

    protected override void Check(RecordCheck check, EducationForm form) => check
        .Chosen(form.Stage, EducationRecord.StageCodes)
        .Chosen(form.State, EducationRecord.StateCodes)
        .Optional(form.LastGrade, EducationRecord.LastGradeCodes)
        .NotInFuture(form.EnrolledOn).NotInFuture(form.PupilRecordOn);

    protected override Task WriteAsync(HandoffMove move, EducationForm form, CancellationToken token) => schools.SaveAsync(move, form.ToDetails(), token);
}
