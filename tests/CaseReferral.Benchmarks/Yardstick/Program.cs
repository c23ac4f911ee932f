using System.Text.Unicode;
using CaseReferral.Yardstick.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
var connection = builder.Configuration["Connection"] ?? throw new InvalidOperationException("Connection is not set.");
var sqlite = builder.Configuration["Provider"] != "Postgres";
builder.Services.AddDbContext<YardstickDb>(options => _ = sqlite ? options.UseSqlite(connection) : options.UseNpgsql(connection));
builder.Services.AddSingleton(new OneWriter(sqlite));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
{
    cookie.Cookie.Name = "yardstick";
    cookie.LoginPath = "/sign-in";
});
builder.Services.AddAuthorizationBuilder().AddPolicy("Reader", policy => policy.RequireClaim("unit"));
builder.Services.AddControllersWithViews(options => options.Filters.Add<AutoValidateAntiforgeryTokenAttribute>());
// Chinese as it is: escaping every character would make the yardstick slower than anybody leaves it.
builder.Services.AddWebEncoders(options => options.TextEncoderSettings = new(UnicodeRanges.All));

var app = builder.Build();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/health/live", () => "ok");
app.MapControllers();
await ForgetAsync();
await app.StartAsync();
// Not RunAsync: that disposes of the services, with which the rows are taken back.
await app.WaitForShutdownAsync();
await ForgetAsync();

// The product proves its keys with the newest rows of the trail, and these are not sealed with any.
async Task ForgetAsync()
{
    await using var scope = app.Services.CreateAsyncScope();
#pragma warning disable CA1309 // the database compares, by its own index
    await scope.ServiceProvider.GetRequiredService<YardstickDb>().AuditEntries
        .Where(e => string.Compare(e.Chain, "yardstick/") > 0 && string.Compare(e.Chain, "yardstick0") < 0).ExecuteDeleteAsync();
#pragma warning restore CA1309
}
