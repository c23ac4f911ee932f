using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Reference;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Foreign;

/// <summary>The department's page: identity check abroad, travel document and hand-over of a foreign victim.</summary>
[Route("handoffs/{id:guid}/foreign")]
public sealed class ForeignController(AppDbContext db, HandoffService service, BuyerGate gate, Texts texts)
    : RecordController<ForeignForm, ForeignRecord>(db, service, texts)
{
    private static readonly IReadOnlyList<string> Countries = [.. CodeLists.Country.All.Where(c => c.Code != "156").Select(c => c.Code)];

    protected override string Kind => ForeignKind.KeyName;

    protected override ForeignForm ToForm(ForeignRecord? record) => record is null ? new() : ForeignForm.Of(record);

    protected override void Check(RecordCheck check, ForeignForm form) => check
        .Optional(form.NationalityState, ForeignRecord.NationalityStateCodes)
        .Optional(form.ConsulateWish, ForeignRecord.ConsulateWishCodes)
        .Optional(form.TravelDocument, ForeignRecord.TravelDocumentCodes)
        .Optional(form.Result, ForeignRecord.ResultCodes)
        .NotInFuture(form.VerifiedOn).NotInFuture(form.ConsulateToldOn).NotInFuture(form.GiveOutApprovedOn).NotInFuture(form.HandedOverOn)
        .Optional(form.CameFrom, Countries).Optional(form.Onward, ForeignRecord.OnwardCodes).NotInFuture(form.TakenOverOn);

    protected override async Task WriteAsync(HandoffMove move, ForeignForm form, CancellationToken token)
    {
        if (ForeignKind.Objection(form.ToDetails()) is { } objection)
            throw new RuleBrokenException([objection]);
        await gate.RequireStrangersAsync(move.Case.Id, [form.Escort, form.ReceivedBy], ForeignKind.NotWithBuyer, token);
        (await RecordAsync(move, (handoff, @case) => new(handoff, @case), token)).Write(form.ToDetails());
    }
}
