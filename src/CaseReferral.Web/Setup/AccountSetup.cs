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
        services.AddSingleton(sp => Breached(sp.GetRequiredService<AccountOptions>()));
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
        services.AddRequestLimits();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
    }

    /// <summary>After routing: who it is, how often, what she must do first, what she may do.</summary>
    public static void UseAccounts(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use((HttpContext context, RequestDelegate next) => DutyGate.InvokeAsync(context, next));
        app.UseAuthorization();
    }

    private static AccountOptions Options(IServiceProvider services)
    {
        var options = services.GetRequiredService<IConfiguration>().GetSection("Accounts").Get<AccountOptions>() ?? new();
        options.RequireSecondFactor ??= services.GetRequiredService<IHostEnvironment>().IsProduction();
        return options;
    }

    /// <exception cref="StartProblemException">The file is not there, or no such list.</exception>
    private static BreachedPasswords Breached(AccountOptions options)
    {
        var list = new BreachedPasswords(options.BreachedPasswords);
        try
        {
            if (list.IsReadable())
                return list;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Told below.
        }
        throw new StartProblemException($"Accounts:BreachedPasswords is \"{options.BreachedPasswords}\"; it must be a file of SHA-1 hashes in capitals, one a line, in ascending order.");
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
        // PBKDF2 with HMAC-SHA512 as OWASP counts it (ASVS 5.0, appendix C); the framework's own 100,000 are fewer.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
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
        // What the page kept goes. Its cache holds no answer of ours but style and script, which the next to sign in needs; of the cookies
        // the language stays.
        cookie.Events.OnSigningOut = context =>
        {
            context.Response.Headers["Clear-Site-Data"] = "\"storage\"";
            return Task.CompletedTask;
        };
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
