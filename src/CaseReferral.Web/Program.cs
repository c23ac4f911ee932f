using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShell(builder.Environment);
builder.Services.AddControllersWithViews(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
builder.Services.AddSingleton(new NavItem("Shell.Search", "inbox", "/dev/components", 10, _ => true) { Badge = u => u.InboxCount });
builder.Services.AddSingleton(new NavItem("Shell.Help", "folder", "/help", 20, _ => true));
builder.Services.AddSingleton(new NavItem("Shell.Account", "chart-bar", "/account", 20, _ => true) { Group = "Shell.NavData" });
builder.Services.AddScoped<IShellUser, TryUser>();
var app = builder.Build();
app.UseShell();
app.MapGet("/boom", IResult () => throw new InvalidOperationException("secret"));
app.MapGet("/api/none", () => Results.StatusCode(404));
app.MapControllers();
await app.RunAsync();

internal sealed class TryUser : IShellUser
{
    public ShellUser? Current => new("Zhou Yangli", "Child Protection Centre", "Officer", new HashSet<string>()) { InboxCount = 13 };
}
