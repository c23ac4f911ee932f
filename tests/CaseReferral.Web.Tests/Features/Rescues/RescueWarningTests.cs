using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Rescues;

/// <summary>What may be right all the same stops the entry until somebody says why; who is known already is looked for before she is created again.</summary>
public sealed class RescueWarningTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Elsewhere = "qinghe-xingzhen", SecretName = "欧阳鼍样";
    private readonly Story story = new(app);

    private async Task<Visitor> EnterAsync(params (string Name, string? Value)[] values)
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync("/rescues/new?persons=" + (values.Any(v => v.Name.StartsWith("Persons[1]", StringComparison.Ordinal)) ? 2 : 1));
        var fields = new Dictionary<string, string?> { ["Region"] = "999902", ["Source"] = "operation", ["Persons[0].Sex"] = "2" };
        foreach (var (name, value) in values)
            fields[name] = value;
        return await police.SendAsync(fields);
    }

    private Task<int> CasesAsync() => story.ReadAsync(db => db.Set<Case>().CountAsync());

    private static string Summary(Visitor visitor) => visitor.Page.QuerySelector(".err-summary")?.TextContent ?? "";

    /// <summary>Of a woman unless the number before the last is odd.</summary>
    private static string Number(string first17) => first17 + ResidentId.CheckCharacter(first17);

    [Theory]
    [InlineData("19888819900101002", "2", "1990-01-01", "Error.IdRegion")]
    [InlineData("99990219900101003", "2", "1990-01-01", "Error.IdSex")]
    [InlineData("99990219900101004", "2", "1990-01-02", "Error.IdBirth")]
    public async Task NumberThatDoesNotFit_AsksForAReason_AndKeepsIt(string first17, string sex, string born, string key)
    {
        var before = await CasesAsync();
        (string, string?)[] person = [("Persons[0].IdNumber", Number(first17)), ("Persons[0].Sex", sex), ("Persons[0].BirthDate", born), ("Persons[0].Narrative", "打了很久的字")];
        var police = await EnterAsync(person);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, key), Summary(police), StringComparison.Ordinal);
        Assert.NotNull(police.Page.QuerySelector("main [name='Persons[0].MismatchReason']"));
        Assert.Equal(Number(first17), police.Page.QuerySelector("main [name='Persons[0].IdNumber']")!.GetAttribute("value"));
        Assert.Contains("打了很久的字", police.Html, StringComparison.Ordinal);
        Assert.Equal(before, await CasesAsync());

        await police.SendAsync(new() { ["Persons[0].MismatchReason"] = "证件系多年前补录" });
        Assert.Equal(HttpStatusCode.OK, police.Status);
        var id = Guid.Parse(police.Path["/cases/".Length..]);
        Assert.Equal("证件系多年前补录", await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id)
            .Join(db.Set<PersonIdentity>(), c => c.PersonId, i => i.PersonId, (_, i) => i.MismatchReason).SingleAsync()));
    }

    [Theory]
    [InlineData("IdNumber")]
    [InlineData("Phone")]
    [InlineData("Name")]
    public async Task KnownElsewhere_IsNamedByNumberAndUnitOnly_AndRegisteredWhenSeen(string field)
    {
        var known = await EnterElsewhereAsync();
        var number = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == known).Select(c => c.Serial).SingleAsync());
        var before = await CasesAsync();
        var police = await EnterAsync(($"Persons[0].{field}", Value(field)), ("Persons[0].Age", "36"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        var unit = (await story.ActorAsync(Elsewhere)).OrganisationName;
        Assert.Contains($"{Core.Common.Serial.Format(number)} {unit}", Summary(police), StringComparison.Ordinal);
        Assert.DoesNotContain($"{known}", police.Html, StringComparison.Ordinal);
        foreach (var other in new[] { "IdNumber", "Phone", "Name" }.Where(f => f != field))
            Assert.DoesNotContain(Value(other), police.Html, StringComparison.Ordinal);
        Assert.Equal(before, await CasesAsync());

        await police.SendAsync(new() { ["Persons[0].DuplicateSeen"] = "true" });
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Equal(before + 1, await CasesAsync());
    }

    [Fact]
    public async Task SameNumberTwiceInOneEntry_IsSaidAtTheSecondRow_AndStoresNobody()
    {
        var before = await CasesAsync();
        var number = Number("99990219880202006");
        var police = await EnterAsync(("Persons[0].IdNumber", number), ("Persons[0].Age", "38"),
            ("Persons[1].Sex", "2"), ("Persons[1].Age", "38"), ("Persons[1].IdNumber", " " + number));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Full(app, "Error.SameIdAsRow", 1), Summary(police), StringComparison.Ordinal);
        Assert.NotNull(police.Page.QuerySelector(".err-summary a[href='#Persons_1__IdNumber']"));
        Assert.Equal(before, await CasesAsync());
    }

    private static string Value(string field) => field switch { "IdNumber" => Number("99990219900505008"), "Phone" => "13900001234", _ => SecretName };

    private async Task<Guid> EnterElsewhereAsync()
    {
        var hers = await app.AsAsync(Elsewhere);
        await hers.GoAsync("/rescues/new");
        await hers.SendAsync(new()
        {
            ["Region"] = "999901",
            ["Source"] = "operation",
            ["Persons[0].Sex"] = "2",
            ["Persons[0].Age"] = "36",
            ["Persons[0].IdNumber"] = Value("IdNumber"),
            ["Persons[0].Phone"] = Value("Phone"),
            ["Persons[0].Name"] = SecretName,
            ["Persons[0].DuplicateSeen"] = "true",
        });
        Assert.StartsWith("/cases/", hers.Path, StringComparison.Ordinal);
        return Guid.Parse(hers.Path["/cases/".Length..]);
    }
}
