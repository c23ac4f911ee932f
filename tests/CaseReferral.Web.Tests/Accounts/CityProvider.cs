using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CaseReferral.Web.Tests.Accounts;

/// <summary>
/// A real OpenID Connect provider (OpenIddict) on loopback: it knows one person, whose number the test sets, and checks
/// client, address and PKCE as any provider does.
/// </summary>
internal sealed class CityProvider : IAsyncDisposable
{
    public const string Client = "casereferral", Secret = "only-in-this-test";
    private WebApplication? app;

    public string Address => app!.Urls.First() + "/";

    /// <summary>Who is signed in there; null = nobody, the provider refuses.</summary>
    public string? Person { get; set; }

    public int SignOuts { get; private set; }

    public static async Task<CityProvider> StartAsync()
    {
        var provider = new CityProvider();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(provider.Configure);
        provider.app = builder.Build();
        provider.app.Urls.Add("http://127.0.0.1:0");
        provider.app.UseRouting();
        provider.app.UseAuthentication();
        provider.app.MapGet("/authorize", provider.AuthorizeAsync);
        provider.app.MapGet("/leave", provider.LeaveAsync);
        await provider.app.StartAsync();
        return provider;
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode();
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("leave");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.UseAspNetCore().DisableTransportSecurityRequirement()
            .EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Client || context.RedirectUri?.EndsWith("/signin-oidc", StringComparison.Ordinal) != true)
                context.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Client || context.ClientSecret != Secret)
                context.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
    }

    private async Task AuthorizeAsync(HttpContext context)
    {
        if (Person is null)
        {
            await context.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme,
                new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied }));
            return;
        }
        var identity = new ClaimsIdentity("city", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Person);
        identity.SetScopes(context.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        await context.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }

    private async Task LeaveAsync(HttpContext context)
    {
        if (context.GetOpenIddictServerRequest()!.IdTokenHint is { Length: > 0 })
            SignOuts++;
        await context.SignOutAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
    }
}
