using CaseReferral.Core.Common;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Features.Audit;
using CaseReferral.Web.Features.MinorsAudit;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;

namespace CaseReferral.Web.Setup;

/// <summary>The trail: what refuses, signs in and out is told; anchors go to a folder of their own.</summary>
internal static class TrailSetup
{
    public static void AddTrail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Refusals>();
        services.AddScoped<TrailFields>();
        services.AddSingleton<TrailWords>();
        services.AddScoped<AuditExport>();
        services.AddScoped<MinorsAuditExport>();
        services.AddSingleton(new NavItem("Audit.Title", "history", "/audit", 70, u => u.May(Permissions.AuditRead)) { Group = "Shell.NavAdmin" });
        services.AddSingleton<AccountTrail>();
        services.AddSingleton<TrailVerifier>();
        services.AddSingleton<AnchorService>();
        services.AddSingleton<IAnchorStore>(sp => new FolderAnchors(
            configuration["Trail:AnchorDirectory"] ?? Path.Combine(sp.GetRequiredService<DataFolder>().Path, "anchors")));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedPages>();
    }
}
