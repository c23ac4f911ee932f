using CaseReferral.Core.Common;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Setup;

/// <summary>The main menu. Entries a user may not open are absent.</summary>
internal static class Navigation
{
    public static void AddNavigation(this IServiceCollection services)
    {
        services.AddScoped<IShellUser, CurrentOfficer>();
        services.AddSingleton(new NavItem("Nav.Inbox", "inbox", "/", 10, u => u.May(Permissions.CaseRead)));
        services.AddSingleton(new NavItem("Nav.Rescue", "user-plus", "/rescues/new", 20, u => u.May(Permissions.RescueRegister)));
        services.AddSingleton(new NavItem("Nav.Cases", "folder", "/cases", 30, u => u.May(Permissions.CaseRead)));
        services.AddSingleton(new NavItem("Nav.Handoffs", "arrows-exchange", "/handoffs", 40, u => u.May(Permissions.CaseRead)));
        services.AddSingleton(new NavItem("Departure.Register", "list-check", "/departures", 42, u => u.KeepsDepartures));
        services.AddSingleton(new NavItem("Sampling.Register", "list-check", "/sampling", 43, u => u.May(Permissions.PoliceRecord)));
        services.AddSingleton(new NavItem("Nav.Supervision", "clock", "/supervision", 15, u => u.May(Permissions.SupervisionRead)));
        services.AddSingleton(new NavItem("Nav.Notices", "bell", "/notices", 12, u => u.May(Permissions.CaseRead)) { Badge = u => u.UnreadNotices });
        services.AddSingleton(new NavItem("Nav.DataRequests", "shield-lock", "/privacy/requests", 45, u => u.May(Permissions.PrivacyRead)));
        services.AddSingleton(new NavItem("Nav.Lawyers", "scale", "/lawyers", 46, u => u.May(Permissions.LegalAidKeep)));
        services.AddSingleton(new NavItem("Nav.AidYears", "report-analytics", "/legal-aid-years", 47, u => u.May(Permissions.LegalAidKeep)));
        services.AddSingleton(new NavItem("Nav.Incidents", "alert-triangle", "/incidents", 90, u => u.May(Permissions.IncidentKeep)) { Group = "Shell.NavAdmin" });
        services.AddSingleton(new NavItem("Nav.Jobs", "refresh", "/jobs", 60, u => u.May(Permissions.JobsManage)) { Group = "Shell.NavAdmin" });
        services.AddSingleton(new NavItem("Nav.Calendar", "calendar-event", "/calendar", 50, u => u.May(Permissions.CalendarEdit)) { Group = "Shell.NavAdmin" });
        services.AddSingleton(new NavItem("Nav.Officers", "users", "/officers", 60, u => u.May(Permissions.OfficerRead)) { Group = "Shell.NavAdmin" });
        services.AddSingleton(new NavItem("Nav.Organisations", "building-community", "/organisations", 70, u => u.May(Permissions.OrganisationManage)) { Group = "Shell.NavAdmin" });
        services.AddSingleton(new NavItem("Nav.Exclusions", "lock", "/exclusions", 85, u => u.May(Permissions.AccessExclude)) { Group = "Shell.NavAdmin" });
        services.AddSingleton(new NavItem("Nav.Matrix", "eye", "/matrix", 82, u => u.May(Permissions.MatrixEdit)) { Group = "Shell.NavAdmin" });
        services.AddSingleton(new NavItem("Nav.Permissions", "shield-lock", "/permissions", 80, u => u.May(Permissions.PermissionRead)) { Group = "Shell.NavAdmin" });
    }
}
