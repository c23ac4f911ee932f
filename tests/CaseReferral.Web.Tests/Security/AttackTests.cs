using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Security;

/// <summary>
/// The usual tricks, played on every page they could work on; lists here are agreements. Tricks on one feature are tried
/// beside it (sign-in, uploads, roles, trail).
/// </summary>
public sealed class AttackTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<MethodInfo> Actions => typeof(Texts).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ControllerBase)))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => !m.IsSpecialName);

    public static TheoryData<string> Elsewhere => ["https://example.org", "//example.org", "/\\example.org", "javascript:alert(1)", "\thttps://example.org", "/%09/example.org/../..//example.org"];

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task ReturnUrl_ToAnotherSite_IsNeverFollowed(string returnUrl)
    {
        var @case = await story.RescueAsync();
        var officer = await app.AsAsync(Story.Police);
        await officer.GoAsync($"/cases/{@case}");
        var token = officer.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        List<HttpResponseMessage> answers = [await officer.Http.GetAsync("/language/en?returnUrl=" + Uri.EscapeDataString(returnUrl), Stop)];
        foreach (var path in new[] { "/account/stay", $"/cases/{@case}/reveal" })
        {
            using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("returnUrl", returnUrl), new("purpose", "hand-over")]);
            answers.Add(await officer.Http.PostAsync(path, body, Stop));
        }
        using var upload = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(DocumentCategories.BasicFacts), "Category" },
            { new StringContent(returnUrl), "ReturnUrl" }, { new ByteArrayContent([.. "%PDF-1.4\n%%EOF\n"u8]), "File", "a.pdf" },
        };
        answers.Add(await officer.Http.PostAsync($"/cases/{@case}/files/new", upload, Stop));
        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var there = new Uri(new Uri("https://localhost"), answer.Headers.Location!);
            Assert.Equal(("https", "localhost"), (there.Scheme, there.Host));
        }
    }

    [Fact]
    public void ReturnUrl_IsTaken_ByThePagesTriedOnly()
    {
        var takers = Actions.Where(a => a.GetParameters().Any(p => string.Equals(p.Name, "returnUrl", StringComparison.OrdinalIgnoreCase)
            || p.ParameterType.GetProperty("ReturnUrl") is not null)).Select(a => $"{a.DeclaringType!.Name}.{a.Name}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
        [
            "AccountController.Code", "AccountController.SignIn", "AccountController.Stay", "AttachmentsController.New", "CasesController.Reveal",
            "LanguageController.Set", "PasskeysController.SignIn", "SingleSignOnController.Begin", "SingleSignOnController.Finish",
        ], takers);
    }

    /// <summary>LocalRedirect throws at a foreign address, Redirect follows it.</summary>
    [Fact]
    public void Redirects_AreLocal()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/CaseReferral.Web/Features"), "*.cs", SearchOption.AllDirectories);
        Assert.DoesNotContain(sources, file => Regex.IsMatch(File.ReadAllText(file), @"(?<![.\w])Redirect(Permanent|PreserveMethod)?\("));
    }

    /// <summary>What the server decides is in no form: it cannot be sent along.</summary>
    [Fact]
    public void Forms_HaveNoFieldTheServerDecides()
    {
        string[] ours = ["Status", "Stage", "OwnerOrganisationId", "FromOrganisationId", "OfficerId", "CreatedAt", "At", "Serial", "Number", "IsActive", "Group", "Hash", "DueAt"];
        var forms = typeof(Texts).Assembly.GetTypes().Where(t => t.Name.EndsWith("Form", StringComparison.Ordinal) && !t.IsEnum && t.Name != "DevForm").ToList();
        Assert.True(forms.Count > 20);
        var found = from form in forms
                    from property in form.GetProperties()
                    where ours.Contains(property.Name) && property.GetCustomAttribute<Microsoft.AspNetCore.Mvc.ModelBinding.BindNeverAttribute>() is null
                    select $"{form.Name}.{property.Name}";
        // What the officer does choose: who takes a hand-off over, who works on a file, the stage of school, who is in the register of lawyers, the number at the provider, the hour of a rescue.
        Assert.Equal(["ActionForm.OfficerId", "EducationForm.Stage", "GrantForm.OfficerId", "LawyerForm.IsActive", "LinkForm.Number", "RescueForm.At"], found.Order(StringComparer.Ordinal));
    }

    /// <summary>An address names the thing; a field of the same name does not lead to another.</summary>
    [Fact]
    public async Task Id_InAField_DoesNotReplaceTheOneInTheAddress()
    {
        var (mine, other) = (await story.RescueAsync(), await story.RescueAsync());
        var before = await CountAsync(other);
        var officer = await app.AsAsync(Story.Police);
        await officer.GoAsync($"/cases/{mine}/files/new");
        await officer.SendAsync(new() { ["caseId"] = $"{other}", ["CaseId"] = $"{other}", ["id"] = $"{other}", ["Category"] = DocumentCategories.BasicFacts });
        await officer.UploadAsync(DocumentCategories.BasicFacts, "a.pdf", [.. "%PDF-1.4\n%%EOF\n"u8]);
        Assert.Equal((before, 1), (await CountAsync(other), await CountAsync(mine)));
    }

    private Task<int> CountAsync(Guid @case) => story.ReadAsync(db => db.Set<Attachment>().CountAsync(a => a.CaseId == @case));

    [Theory]
    [InlineData("/files/..%2f..%2fkeys.json"), InlineData("/files/../keys.json"), InlineData("/..%2f..%2fappsettings.json"), InlineData("/%2e%2e/keys.json")]
    [InlineData("/app.css/..%5c..%5cProgram.cs"), InlineData("/appsettings.json"), InlineData("/keys.json"), InlineData("/Features/Account/SignIn.cshtml")]
    public async Task Path_OutOfTheWebRoot_IsNoAddress(string path)
    {
        var officer = await app.AsAsync(Story.Police);
        using var answer = await officer.Http.GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("../../../../etc/cron.d/x.pdf"), InlineData("..\\..\\x.pdf"), InlineData("/etc/passwd.pdf"), InlineData("C:\\x.pdf"), InlineData("x.pdf:stream.pdf")]
    public async Task FileName_WithAPath_StaysInTheStore(string name)
    {
        var @case = await story.RescueAsync();
        var officer = await app.AsAsync(Story.Police);
        await officer.GoAsync($"/cases/{@case}/files/new");
        await officer.UploadAsync(DocumentCategories.BasicFacts, name, [.. "%PDF-1.4\n%%EOF\n"u8]);
        var file = await story.ReadAsync(db => db.Set<Attachment>().AsNoTracking().SingleAsync(a => a.CaseId == @case));
        Assert.DoesNotContain(file.FileName!, c => c is '/' or '\\' or ':');
        Assert.True(File.Exists(Path.Combine(app.Folder, "attachments", file.StoredName[^2..], file.StoredName)));
    }

    /// <summary>A name is typed by people; in the auditor's spreadsheet it must stay a name.</summary>
    [Fact]
    public async Task Export_WithANameThatIsAFormula_HoldsNoFormula()
    {
        const string name = "=HYPERLINK(\"https://example.org\")";
        var officer = await story.ActorAsync("canlian");
        await using (var hers = app.Services.GetRequiredService<AppDbContexts>().For(officer with { Name = name }))
        {
            hers.Note(new(AuditKind.SignedIn, "Page", null));
            await hers.SaveChangesAsync(Stop);
        }
        var auditor = await app.AsAsync("shenji");
        using var answer = await auditor.Http.GetAsync("/audit/export", Stop);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.Split(',').Any(cell => cell.TrimStart('"').StartsWith('=')));
    }

    /// <summary>Every export goes through <see cref="Csv"/>; every file leaves by the one action that names it a download.</summary>
    [Fact]
    public void Files_LeaveByTheAgreedDoors()
    {
        var doors = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/CaseReferral.Web"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Where(f => Regex.IsMatch(File.ReadAllText(f), @"text/csv|return File\(|FileStreamResult|PhysicalFile|SendFileAsync"))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["AttachmentsController.cs", "Csv.cs"], doors);
    }
}
