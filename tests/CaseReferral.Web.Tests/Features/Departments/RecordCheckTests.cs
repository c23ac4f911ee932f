using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

public sealed class RecordCheckTests
{
    /// <summary>In China the 24th has begun.</summary>
    private static readonly DateTime Now = new(2026, 11, 23, 16, 30, 0, DateTimeKind.Utc);

    private readonly RecordCheck check = new(new HandoffMove(
        null!, new Handoff(1, Guid.CreateVersion7(), "vocational", Guid.CreateVersion7(), Guid.CreateVersion7(), Now), null!, null!, HandoffAction.Begin,
        HandoffStatus.Accepted, Actor.Nobody, Now, WorkCalendar.Embedded()));

    private readonly Form form = new("b", null, new(2026, 11, 24), new(2026, 11, 25));

    [Fact]
    public void Check_OfAGoodForm_RefusesNothing()
    {
        check.Optional(form.Code, ["a", "b"]).Optional(form.Other, ["a"]).Chosen(form.Code, ["b"]).NotInFuture(form.From).NotBefore(form.Until, form.From)
            .NotBefore(form.Until, null).Refuse(false, nameof(form.Code), "Error.Required").Done();
        Assert.Equal(new DateOnly(2026, 11, 24), check.Today);
    }

    [Fact]
    public void Check_NamesEachFieldByTheProperty_AndTellsAllAtOnce_InItsOrder()
    {
        check.Optional(form.Code, ["a"]).Chosen(form.Other, ["a"]).NotInFuture(form.Until).NotBefore(form.From, form.Until).Refuse(true, nameof(form.Code), "Error.Required");
        var errors = Assert.Throws<InvalidInputException>(check.Done).Errors.Select(e => (e.Field, e.Key));
        Assert.Equal([("Code", "Error.Choose"), ("Other", "Error.Choose"), ("Until", "Error.InFuture"), ("From", "Error.Order"), ("Code", "Error.Required")], errors);
    }

    private sealed record Form(string? Code, string? Other, DateOnly? From, DateOnly? Until);
}
