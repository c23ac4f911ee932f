using AutoMapper;
using CaseReferral.Core.Data;
using CaseReferral.Web.Features.Calendar;
using CaseReferral.Web.Features.Cases;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Notices;
using CaseReferral.Web.Features.Papers;
using CaseReferral.Web.Features.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Setup;

/// <summary>MVC with the filters every page needs; queries and summaries of features are found by scanning.</summary>
internal static class PagesSetup
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddControllersWithViews(options =>
        {
            options.ModelBinderProviders.Insert(0, new CleanTextBinderProvider());
            // The address says what a request is about; a form field of the same name must not.
            var route = options.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
            options.ValueProviderFactories.Remove(route);
            options.ValueProviderFactories.Insert(0, route);
            // As an instance: it keeps its order and so reads the form after an action has set the form's limits.
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add<ProblemFilter>();
            options.Filters.Add<OneConnectionFilter>();
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        });
        services.Configure<FormOptions>(BodySizes.Limit);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietArguments>();
        services.AddSingleton<IMapper>(sp =>
        {
            var configuration = new MapperConfiguration(map =>
            {
                map.LicenseKey = sp.GetRequiredService<IConfiguration>()["AutoMapper:LicenseKey"];
                map.AddMaps(typeof(PagesSetup).Assembly);
            }, sp.GetRequiredService<ILoggerFactory>());
            return configuration.CreateMapper();
        });
        services.AddScoped<CaseCards>();
        services.AddScoped<NoticeCount>();
        services.AddSingleton<PersonWords>();
        services.AddSingleton<ReceiverWords>();
        services.AddEvery<IRecordSummary>();
        services.AddEvery<IPaperContent>();
        services.AddHostedService<CalendarWatch>();
        foreach (var query in typeof(PagesSetup).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }
            && t.Namespace?.StartsWith("CaseReferral.Web.Features", StringComparison.Ordinal) == true
            && t.Name.EndsWith("Query", StringComparison.Ordinal)))
            services.AddScoped(query);
    }

    /// <summary>Every implementation in this assembly: a feature adds a file and edits no list.</summary>
    private static void AddEvery<T>(this IServiceCollection services)
    {
        foreach (var type in typeof(PagesSetup).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T))))
            services.AddScoped(typeof(T), type);
    }
}

/// <summary>
/// Opens the connection once per request: EF otherwise opens, configures and closes it around every query
/// (measured: 83 KB instead of 47 KB and a third more CPU for the case page on SQLite).
/// </summary>
internal sealed class OneConnectionFilter(AppDbContext db) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        // The page of a failure needs no database, and must come also when it is away.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(db.Database, context.HttpContext.RequestAborted);
        await next();
    }
}
