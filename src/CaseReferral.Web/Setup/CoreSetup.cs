using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Notices;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Proposals;
using CaseReferral.Core.Records;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Web.Setup;

/// <summary>The services of Core. Services of a department are found by their name: *Service in Core.Departments.</summary>
public static class CoreSetup
{
    public static void AddCore(this IServiceCollection services)
    {
        AddRecords(services);
        AddAccess(services);
        AddMachines(services);
        AddFollowUps(services);
        AddPrivacy(services);
        AddFilesAndPapers(services);
        AddLimits(services);
        AddNotices(services);
        AddJobs(services);
        AddDepartments(services);
    }

    private static void AddRecords(IServiceCollection services)
    {
        services.AddSingleton(sp => Regions.Load(includeDemo: !sp.GetRequiredService<IHostEnvironment>().IsProduction()));
        services.AddSingleton<Numbers>();
        services.AddSingleton(sp => sp.GetRequiredService<IConfiguration>().GetSection("Search").Get<SearchOptions>() ?? new());
        services.AddSingleton<NameIndex>();
        services.AddScoped<NameSearch>();
        services.AddSingleton<NameRebuild>();
        services.AddScoped<IdentityVault>();
        services.AddScoped<BuyerCheck>();
        services.AddScoped<BuyerGate>();
        services.AddScoped<ReunionWriter>();
        services.AddScoped<RescueService>();
        services.AddScoped<PoliceRecords>();
        services.AddScoped<InterviewService>();
        services.AddScoped<TaskForceService>();
        services.AddScoped<OwnWillService>();
        services.AddScoped<SocialWorkService>();
        services.AddScoped<AdoptionService>();
        services.AddScoped<DepartureService>();
        services.AddScoped<NeedsService>();
        services.AddScoped<OrganisationService>();
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddSingleton<MatrixSource>();
        services.AddScoped(sp => sp.GetRequiredService<MatrixSource>().Current);
        services.AddScoped<MatrixService>();
        services.AddScoped<Disclosure>();
        services.AddScoped<OpenRecords>();
        services.AddScoped<Grants>();
        services.AddSingleton(sp => sp.GetService<IConfiguration>()?.GetSection("Access").Get<AccessOptions>() ?? new());
        services.AddScoped<GrantService>();
        services.AddScoped<ExclusionService>();
    }

    private static void AddMachines(IServiceCollection services)
    {
        services.AddSingleton(sp => AgreedNumbers.Lines(sp.GetService<IConfiguration>(), sp.GetRequiredService<HandoffOptions>()));
        services.AddSingleton(sp => sp.GetService<IConfiguration>()?.GetSection("Handoffs").Get<HandoffOptions>() ?? new());
        services.AddScoped<HandoffFactsLoader>();
        services.AddScoped<HandoffWriter>();
        services.AddScoped<HandoffEffects>();
        services.AddScoped<HandoffService>();
        services.AddScoped<ProposalService>();
        services.AddScoped<CaseFactsLoader>();
        services.AddScoped<CaseMerge>();
        services.AddSingleton(sp => sp.GetService<IConfiguration>()?.GetSection("Cases").Get<CaseOptions>() ?? new());
        services.AddScoped<CaseWriter>();
        services.AddScoped<CaseService>();
    }

    private static void AddFollowUps(IServiceCollection services)
    {
        services.AddSingleton(sp => sp.GetRequiredService<IConfiguration>().GetSection("FollowUps").Get<FollowUpOptions>() ?? new());
        services.AddScoped<FollowUpPlan>();
        services.AddScoped<VisitCheck>();
        services.AddScoped<VisitConsequences>();
        services.AddScoped<VisitService>();
        services.AddScoped<VisitMoveService>();
    }

    private static void AddPrivacy(IServiceCollection services)
    {
        services.AddSingleton(sp => sp.GetRequiredService<IConfiguration>().GetSection("Privacy").Get<PrivacyOptions>() ?? new());
        services.AddScoped<ConsentService>();
        services.AddScoped<DataRequestService>();
        services.AddScoped<LegalHoldService>();
        services.AddScoped<Eraser>();
        services.AddScoped<ErasureService>();
        services.AddScoped<MinorsAudit>();
        services.AddScoped<DataIncidentService>();
    }

    private static void AddFilesAndPapers(IServiceCollection services)
    {
        services.AddSingleton<IAttachmentStore>(sp => new FolderStore(Path.Combine(sp.GetRequiredService<DataFolder>().Path, "attachments")));
        services.AddScoped<AttachmentService>();
        services.AddScoped<FileIntake>();
        services.AddSingleton<PaperKinds>();
        services.AddScoped<PaperDesk>();
        services.AddScoped<PaperService>();
    }

    private static void AddLimits(IServiceCollection services)
    {
        services.AddScoped<ClockRecount>();
        services.AddScoped<CalendarService>();
        services.AddSingleton(sp => sp.GetService<IConfiguration>()?.GetSection("Urging").Get<UrgingOptions>() ?? new());
        services.AddSingleton<UrgingNumbers>();
        services.AddScoped<UrgingDesk>();
        services.AddScoped<UrgedItems>();
        services.AddScoped<UrgingService>();
        services.AddSingleton<OverdueRecount>();
        services.AddSingleton<HeldRecount>();
    }

    private static void AddNotices(IServiceCollection services)
    {
        services.AddScoped<NoticeService>();
        services.AddScoped<MailRecipients>();
        services.AddScoped<MailDesk>();
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddScoped<JobService>();
        services.AddSingleton(new JobCatalogue());
        services.AddSingleton<JobRunner>();
    }

    private static void AddDepartments(IServiceCollection services)
    {
        var departments = typeof(HandoffKind).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: true }
            && t.Namespace?.StartsWith("CaseReferral.Core.Departments.", StringComparison.Ordinal) == true
            && t.Name.EndsWith("Service", StringComparison.Ordinal));
        foreach (var service in departments)
            services.AddScoped(service);
    }
}
