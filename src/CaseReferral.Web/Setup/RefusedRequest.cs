using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Features.Account;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CaseReferral.Web.Setup;

/// <summary>Tells the trail of a request that was refused: the route says what was asked for, the exception says why.</summary>
internal static class RefusedRequest
{
    /// <summary>Wrong input is no refused attempt; everything else Core refuses is.</summary>
    public static Task RecordAsync(this HttpContext context, Exception failure) => failure switch
    {
        NotPermittedException refused => context.RecordAsync(StatusCodes.Status403Forbidden, refused.Permission),
        NotFoundException => context.RecordAsync(StatusCodes.Status404NotFound, ""),
        StaleException => context.RecordAsync(StatusCodes.Status409Conflict, ""),
        RuleBrokenException broken => context.RecordAsync(StatusCodes.Status422UnprocessableEntity, string.Join(',', broken.Reasons.Select(r => r.Rule))),
        _ => Task.CompletedTask,
    };

    public static Task RecordAsync(this HttpContext context, int status, string reason)
    {
        var template = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var entity = template.Split('/')[0] switch
        {
            "cases" => nameof(Case),
            "handoffs" => nameof(Handoff),
            "files" => nameof(Attachment),
            _ => "Page",
        };
        var id = Guid.TryParse($"{context.GetRouteValue("id") ?? context.GetRouteValue("caseId")}", out var found) ? found : (Guid?)null;
        return context.RequestServices.GetRequiredService<Refusals>().RecordAsync(
            ActorClaims.Read(context.User), new(id is null ? "Page" : entity, id, status, reason, $"{context.Request.Method} {template}"));
    }
}

/// <summary>A page whose policy refuses never reaches its action, so its refusal is told here.</summary>
internal sealed class RefusedPages : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler answer = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
            await context.RecordAsync(StatusCodes.Status403Forbidden, context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "");
        await answer.HandleAsync(next, context, policy, authorizeResult);
    }
}
