using CaseReferral.Core.Common;

namespace CaseReferral.Core.Handoffs;

/// <summary>Requests that nobody but their sender knows yet, up to the moment they are sent.</summary>
public sealed partial class HandoffService
{
    /// <summary>Creates a hand-off as draft, or creates and sends it in one save; a refused send stores nothing.</summary>
    public async Task<Guid> CreateAsync(HandoffRequest request, bool send, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.For(HandoffAction.Send)))
            throw new NotPermittedException(Permissions.For(HandoffAction.Send));
        var handoff = await writer.DraftAsync(request, token);
        await RequireOpenAsync(handoff, HandoffAction.Send, token);
        db.Add(handoff);
        if (send)
            await SendAsync(handoff, token);
        await SaveAsync(handoff.Id, token);
        return handoff.Id;
    }

    /// <summary>Changes a draft; optionally sends it in the same save.</summary>
    public async Task RewriteAsync(Guid id, int version, HandoffRequest request, bool send, CancellationToken token)
    {
        var handoff = await OpenAsync(id, HandoffAction.Send, token);
        if (handoff.FromOrganisationId != db.Actor.OrganisationId)
            throw new NotPermittedException(Permissions.For(HandoffAction.Send));
        if (handoff.Status != HandoffStatus.Draft || handoff.Version != version)
            throw await StaleAsync(handoff, HandoffAction.Send, token);
        db.Expect(handoff, version);
        await writer.RewriteAsync(handoff, request, token);
        if (send)
            await SendAsync(handoff, token);
        await SaveAsync(handoff.Id, token);
    }

    private async Task SendAsync(Handoff handoff, CancellationToken token)
    {
        var (facts, @case) = await loader.LoadToMoveAsync(handoff, HandoffAction.Send, null, token);
        var permitted = db.Actor.May(Permissions.For(HandoffAction.Send));
        var decision = HandoffWorkflow.Machine.Fire(handoff.Status, HandoffAction.Send, facts, SidesOf(handoff), permitted, facts.Kind.RulesFor);
        Accept(decision, HandoffAction.Send, new(), handoff, facts);
        await ApplyAsync(handoff, @case, HandoffAction.Send, HandoffStatus.Sent, new(), facts, token);
    }
}
