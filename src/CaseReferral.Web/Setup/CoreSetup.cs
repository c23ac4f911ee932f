using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Setup;

/// <summary>The services of Core. Services of a department are found by their name: *Service in Core.Departments.</summary>
internal static class CoreSetup
{
    public static void AddCore(this IServiceCollection services)
    {
        services.AddSingleton(new HandoffKinds());
        services.AddSingleton(sp => Regions.Load(includeDemo: !sp.GetRequiredService<IHostEnvironment>().IsProduction()));
        services.AddSingleton<Numbers>();
        services.AddScoped<IdentityVault>();
        services.AddScoped<Disclosure>();
        services.AddScoped<Grants>();
        services.AddScoped<BuyerCheck>();
        services.AddScoped<HandoffFactsLoader>();
        services.AddScoped<HandoffWriter>();
        services.AddScoped<HandoffEffects>();
        services.AddScoped<HandoffService>();
        services.AddScoped<CaseFactsLoader>();
        services.AddScoped<CaseWriter>();
        services.AddScoped<CaseService>();
        services.AddScoped<RescueService>();
        services.AddScoped<PoliceRecords>();
        services.AddScoped<NeedsService>();
        services.AddScoped<OrganisationService>();
        services.AddScoped<AttachmentService>();
        services.AddSingleton<IAttachmentStore>(sp => new FolderStore(Path.Combine(sp.GetRequiredService<DataFolder>().Path, "attachments")));
        var departments = typeof(HandoffKind).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: true }
            && t.Namespace?.StartsWith("CaseReferral.Core.Departments.", StringComparison.Ordinal) == true
            && t.Name.EndsWith("Service", StringComparison.Ordinal));
        foreach (var service in departments)
            services.AddScoped(service);
    }
}
