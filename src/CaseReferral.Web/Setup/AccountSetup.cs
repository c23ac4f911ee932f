using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Features.SecondFactor;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CaseReferral.Web.Setup;

/// <summary>
/// Sign-in with ASP.NET Core Identity, sessions in the database; everything asks for a signed-in officer unless it says
/// otherwise.
/// </summary>
internal static class AccountSetup
{
    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddTransient(sp => sp.GetRequiredService<CurrentActor>().Value);
        services.AddSingleton(Options);
        services.AddScoped<CurrentSession>();
        services.AddScoped<SessionCheck>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<OfficerService>();
        services.AddScoped<RightsService>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<FirstAdministrators>();
        services.AddScoped<Enrolment>();
        services.AddIdentity(environment);
        services.AddSingleSignOn(configuration);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignInLimits.Policy, SignInLimits.OfAddress);
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
    }

    /// <summary>After routing: limits, who it is, what she must do first, what she may do.</summary>
    public static void UseAccounts(this IApplicationBuilder app)
    {
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use((HttpContext context, RequestDelegate next) => DutyGate.InvokeAsync(context, next));
        app.UseAuthorization();
    }

    private static AccountOptions Options(IServiceProvider services)
    {
        var options = services.GetRequiredService<IConfiguration>().GetSection("Accounts").Get<AccountOptions>() ?? new();
        options.RequireSecondFactor ??= services.GetRequiredService<IHostEnvironment>().IsProduction();
        return options;
    }

    private static void AddIdentity(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Officer>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<AppDbContext>()
            .AddSignInManager<OfficerSignIn>()
            .AddClaimsPrincipalFactory<ActorClaims>()
            .AddTokenProvider<Totp>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped(sp => (OfficerSignIn)sp.GetRequiredService<SignInManager<Officer>>());
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((passkeys, configuration) =>
        {
            passkeys.UserVerificationRequirement = "required"; // it replaces both factors
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ServerDomain = configuration["Accounts:PasskeyDomain"];
        });
        services.ConfigureApplicationCookie(cookie => Configure(cookie, environment));
    }

    private static void Configure(CookieAuthenticationOptions cookie, IHostEnvironment environment)
    {
        cookie.Cookie.Name = "casereferral";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = environment.IsProduction() ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = ShellPaths.SignIn;
        cookie.ReturnUrlParameter = "returnUrl";
        // The session row decides; the ticket only has to live longer than any session.
        cookie.ExpireTimeSpan = TimeSpan.FromDays(2);
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = SessionCheck.ValidateAsync;
        // A refusal is an answer, not a journey: the page of the status is shown in place.
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToLogin = context =>
        {
            var ended = context.HttpContext.RequestServices.GetRequiredService<CurrentSession>().HasEnded ? "&ended=true" : "";
            context.Response.Redirect(context.RedirectUri + ended);
            return Task.CompletedTask;
        };
    }
}
