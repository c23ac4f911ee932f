using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CaseReferral.Web.Setup;

/// <summary>Settings of section "SingleSignOn": the OpenID Connect provider of the city. Off without an authority.</summary>
public sealed class SingleSignOnOptions
{
    /// <summary>Scheme of the handler, and the provider's name in the table of linked numbers.</summary>
    public const string Scheme = "sso";

    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>From the environment or a secret store, never from a file in the repository.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim that holds the person's number there: sub, or an employee number.</summary>
    public string Claim { get; set; } = "sub";

    public string NameChinese { get; set; } = "";

    public string NameEnglish { get; set; } = "";

    /// <summary>Plain http is for tests on one machine.</summary>
    public bool RequireHttps { get; set; } = true;

    public bool IsOn => !string.IsNullOrEmpty(Authority);

    public string Name(bool english) => english ? NameEnglish : NameChinese;
}

/// <summary>OpenID Connect with authorization code and PKCE; it proves who somebody is, the account here says what she may.</summary>
internal static class SingleSignOnSetup
{
    public static void AddSingleSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("SingleSignOn").Get<SingleSignOnOptions>() ?? new();
        services.AddSingleton(options);
        if (options.IsOn)
            services.AddAuthentication().AddOpenIdConnect(SingleSignOnOptions.Scheme, oidc => Configure(oidc, options));
    }

    private static void Configure(OpenIdConnectOptions oidc, SingleSignOnOptions options)
    {
        oidc.SignInScheme = IdentityConstants.ExternalScheme;
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (options.Authority, options.ClientId, options.ClientSecret);
        oidc.RequireHttpsMetadata = options.RequireHttps;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        // A posted answer would be cross-site and lose our cookies (SameSite=Lax).
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.SaveTokens = true; // the id token is needed to sign out there
        oidc.GetClaimsFromUserInfoEndpoint = options.Claim != "sub";
        if (options.Claim != "sub")
            oidc.ClaimActions.MapJsonKey(options.Claim, options.Claim);
        oidc.Scope.Clear();
        oidc.Scope.Add("openid");
        oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
        oidc.SignedOutRedirectUri = "/sign-in";
        oidc.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.IdTokenHint = context.Properties.GetTokenValue(Features.Account.OfficerSignIn.IdTokenKey);
            return Task.CompletedTask;
        };
        // A refusal or a failure there is told on our own sign-in page.
        oidc.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/sign-in/provider/failed");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
