using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>The page on which a sent request gets its next version.</summary>
public sealed class AmendPage
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required HandoffStatus Status { get; init; }
    public required HandoffKind Kind { get; init; }
    public required string Alias { get; init; }
    public required string ReceiverName { get; init; }
    public bool IsMinor { get; init; }
    /// <summary>Number of the version that is being written.</summary>
    public required int Next { get; init; }
    /// <summary>As urgent as it is, and more.</summary>
    public required IReadOnlyList<Urgency> Urgencies { get; init; }
    /// <summary>What the sender may give by the matrix of now, and what the version of now gives.</summary>
    public required IReadOnlyList<FieldGroup> Selectable { get; init; }
    public required IReadOnlyList<Reason> Blocked { get; init; }
    public required AmendForm Form { get; init; }
    /// <inheritdoc cref="RequestPage.Preview"/>
    public PackagePreview? Preview { get; init; }
}

/// <inheritdoc cref="AmendPage"/>
public sealed class AmendPageQuery(AppDbContext db, HandoffService service, FieldMatrix matrix, PackagePreviewQuery previews)
{
    /// <param name="id">Hand-off.</param>
    /// <param name="form">What was typed; null for the request as it stands.</param>
    /// <param name="preview">The sender asks what the receiver will see.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotPermittedException">Not the sender's to amend, or past the time for it.</exception>
    public async Task<AmendPage> LoadAsync(Guid id, AmendForm? form, bool preview, CancellationToken token)
    {
        var handoff = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, token) ?? throw new NotFoundException(nameof(Handoff));
        await service.RequireOpenAsync(handoff, HandoffAction.Amend, token);
        var (facts, _) = await service.OptionsAsync(handoff, token);
        var option = service.AmendOption(handoff, facts);
        if (option is null && form is null || handoff.FromOrganisationId != db.Actor.OrganisationId || !db.Actor.May(Permissions.For(HandoffAction.Amend)))
            throw new NotPermittedException(Permissions.For(HandoffAction.Amend));
        var mayGive = matrix.Readable(db.Actor.Kind.Department(), AccessLevel.Summary) & ~DisclosureMatrix.NeverSelectable;
        return new AmendPage
        {
            Id = id,
            Number = handoff.Number,
            Status = handoff.Status,
            Kind = facts.Kind,
            Alias = await db.Set<Person>().Where(p => p.Id == handoff.PersonId).Select(p => p.Alias).SingleAsync(token),
            ReceiverName = await db.Set<Organisation>().Where(o => o.Id == handoff.ToOrganisationId).Select(o => o.Name).SingleAsync(token),
            IsMinor = facts.Person.IsMinor,
            Next = handoff.RequestVersion + 1,
            Urgencies = [.. Enum.GetValues<Urgency>().Where(u => u >= handoff.Urgency)],
            Selectable = [.. RequestPageQuery.Split((mayGive | handoff.Package) & ~FieldGroup.Handoffs)],
            Blocked = option?.Reasons ?? [],
            Form = (form ?? AmendForm.Of(handoff)) with { Version = handoff.Version },
            Preview = preview ? await previews.LoadAsync(handoff.CaseId, form!.ToPreview(handoff.ToOrganisationId), token) : null,
        };
    }
}
