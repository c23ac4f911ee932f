using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Web.Features.Papers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>A decision on paper.</summary>
public sealed record LegalAidDecisionSheet(LegalAidRecord Record, string Number, string Centre, string? Phone, string Sender, PaperPerson Person);

/// <summary>Loads the decision; granted and refused differ in their view.</summary>
public abstract class LegalAidDecisionContent(AppDbContext db, PaperPersonQuery persons) : IPaperContent
{
    public abstract string Kind { get; }
    public abstract string View { get; }

    public async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var handoff = subject.Handoff!;
        var row = await (
            from r in db.Set<LegalAidRecord>()
            where r.HandoffId == handoff.Id
            from t in db.Set<Organisation>().Where(o => o.Id == handoff.ToOrganisationId)
            from f in db.Set<Organisation>().Where(o => o.Id == handoff.FromOrganisationId)
            select new { Record = r, t.Name, t.Phone, From = f.Name }).AsNoTracking().SingleAsync(token);
        return new LegalAidDecisionSheet(row.Record, handoff.Number, row.Name, row.Phone, row.From, await persons.LoadAsync(subject, token));
    }
}

/// <summary>给予法律援助决定书.</summary>
public sealed class LegalAidGrantContent(AppDbContext db, PaperPersonQuery persons) : LegalAidDecisionContent(db, persons)
{
    public override string Kind => "legal-aid-grant";
    public override string View => "/Features/Departments/LegalAid/_GrantPaper.cshtml";
}

/// <summary>不予法律援助决定书.</summary>
public sealed class LegalAidRefusalContent(AppDbContext db, PaperPersonQuery persons) : LegalAidDecisionContent(db, persons)
{
    public override string Kind => "legal-aid-refusal";
    public override string View => "/Features/Departments/LegalAid/_RefusalPaper.cshtml";
}

/// <summary>终止法律援助决定书.</summary>
public sealed class LegalAidEndContent(AppDbContext db, PaperPersonQuery persons) : LegalAidDecisionContent(db, persons)
{
    public override string Kind => "legal-aid-end";
    public override string View => "/Features/Departments/LegalAid/_EndPaper.cshtml";
}

/// <summary>The hand-off on paper and what is on record for the form; an empty application where nothing is.</summary>
public sealed record LegalAidApplicationSheet(HandoffSheet Sheet, LegalAidApplication Application);

/// <summary>法律援助申请表.</summary>
public sealed class LegalAidApplicationContent(AppDbContext db, PaperPersonQuery persons, FieldMatrix matrix) : HandoffPaperContent(db, persons)
{
    public override string Kind => "legal-aid-form";
    public override string View => "/Features/Departments/LegalAid/_ApplicationPaper.cshtml";

    public override async Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token)
    {
        var handoff = subject.Handoff!;
        var application = await Db.Set<LegalAidApplication>().AsNoTracking().FirstOrDefaultAsync(a => a.HandoffId == handoff.Id, token);
        var shown = application?.MayRead(Db.Actor, handoff, matrix) == true ? application : new(handoff.Id, handoff.CaseId);
        return new LegalAidApplicationSheet((HandoffSheet)await base.LoadAsync(paper, subject, token), shown);
    }
}
