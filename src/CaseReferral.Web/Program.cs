using CaseReferral.Web.Features.Status;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Setup.Commands;
using CaseReferral.Web.Shell;

StartProblem.TellPlainly();
var builder = WebApplication.CreateBuilder(CommandLine.Settings(args));
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    BodySizes.Limit(kestrel);
});
builder.Logging.AddPlainJson(builder.Environment);
builder.Services.AddData(builder.Configuration, builder.Environment);
builder.Services.AddSharedKeys();
builder.Services.AddCore();
builder.Services.AddScanner(builder.Configuration);
builder.Services.AddMail(builder.Configuration);
builder.Services.AddTrail(builder.Configuration);
builder.Services.AddJobs(builder.Configuration);
builder.Services.AddHealth();
builder.Services.AddTelemetry(builder.Configuration);
builder.Services.AddAccounts(builder.Configuration, builder.Environment);
builder.Services.AddPages();
builder.Services.AddNavigation();
builder.Services.AddShell(builder.Environment);
builder.Services.AddTransport(builder.Environment);

var app = builder.Build();
if (CommandLine.IsVerb(args))
    return await CommandLine.RunAsync(app, args);
await app.PrepareAsync();
app.UseTransport();
app.UseShell();
app.Use((HttpContext context, RequestDelegate next) => HeadRequests.InvokeAsync(context, next));
app.UseRouting();
app.Use((HttpContext context, RequestDelegate next) => BodySizes.CheckAsync(context, next));
app.UseAccounts();
app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapMetrics();
app.MapControllers();
await app.RunAsync();
return 0;

/// <summary>Entry point; public so that tests can host the real application.</summary>
public partial class Program;
