using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Rescues;

/// <summary>Whatever is typed into the rescue entry gets a sentence or is stored as it was; nothing is half-saved.</summary>
public sealed class RescueInputTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private static readonly Dictionary<string, string?> Good = new()
    {
        ["On"] = "2026-03-02",
        ["At"] = "09:00",
        ["Region"] = "999902",
        ["Source"] = "operation",
        ["LegalAidToldOn"] = "2026-03-02",
        ["Persons[0].Sex"] = "2",
        ["Persons[0].Age"] = "9",
    };

    private async Task<Visitor> EnterAsync(params (string Name, string? Value)[] values)
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync("/rescues/new");
        var fields = new Dictionary<string, string?>(Good);
        foreach (var (name, value) in values)
            fields[name] = value;
        return await police.SendAsync(fields);
    }

    private Task<(int, int, int, int)> CountsAsync() => story.ReadAsync(async db => (
        await db.Set<Case>().CountAsync(), await db.Set<Person>().CountAsync(), await db.Set<PersonIdentity>().CountAsync(), await db.Set<Operation>().CountAsync()));

    [Theory]
    [InlineData("On", "", "Validation.Required")]
    [InlineData("On", "morgen", "Validation.Date")]
    [InlineData("On", "2026-03-03", "Error.InFuture")]
    [InlineData("On", "0001-01-01", "Error.TooEarly")]
    [InlineData("At", "25:00", "Validation.Time")]
    [InlineData("At", "23:59", "Error.LaterThanNow")]
    [InlineData("Region", "", "Error.ChooseRegion")]
    [InlineData("Region", "110000", "Error.ChooseRegion")]
    [InlineData("Region", "<script>", "Error.ChooseRegion")]
    [InlineData("Source", "", "Error.Choose")]
    [InlineData("Source", "horoscope", "Error.Choose")]
    [InlineData("HeadRank", "99", "Validation.Choice")]
    [InlineData("HeadRank", "King", "Validation.Choice")]
    [InlineData("LegalAidToldOn", "2027-01-01", "Error.InFuture")]
    [InlineData("PrivacyToldOn", "2027-01-01", "Error.InFuture")]
    [InlineData("PrivacyToldOn", "0001-01-01", "Error.TooEarly")]
    [InlineData("FilingNumber", "\u0001", "Validation.Control")]
    [InlineData("Persons[0].Sex", "", "Error.Choose")]
    [InlineData("Persons[0].Sex", "7", "Error.Choose")]
    [InlineData("Persons[0].Age", "acht", "Validation.Integer")]
    [InlineData("Persons[0].Age", "-1", "Error.AgeRange")]
    [InlineData("Persons[0].Age", "131", "Error.AgeRange")]
    [InlineData("Persons[0].Age", "99999999999999", "Validation.Integer")]
    [InlineData("Persons[0].BirthDate", "2026-03-03", "Error.BornAfterRescue")]
    [InlineData("Persons[0].BirthDate", "0001-01-01", "Error.BornTooLongAgo")]
    [InlineData("Persons[0].BirthDate", "31/12/2010", "Validation.Date")]
    [InlineData("Persons[0].AgeCertainty", "9", "Validation.Choice")]
    [InlineData("Persons[0].Nationality", "000", "Error.Choose")]
    [InlineData("Persons[0].Ethnicity", "99999", "Error.Choose")]
    [InlineData("Persons[0].Guardians", "aliens", "Error.Choose")]
    [InlineData("Persons[0].AbductedOn", "2026-13", "Error.PartialDate")]
    [InlineData("Persons[0].AbductedOn", "2099", "Error.InFuture")]
    [InlineData("Persons[0].Transfers", "1000", "Error.Transfers")]
    [InlineData("Persons[0].IdNumber", "999999201603050016", "Error.Id.CheckDigit")]
    [InlineData("Persons[0].IdNumber", "123", "Error.Id.Length")]
    public async Task WrongValue_IsSaidAtTheFieldAndOnTop_AndKept(string name, string value, string key)
    {
        var before = await CountsAsync();
        var police = await EnterAsync((name, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        var label = Words.Of(app, key);
        Assert.Contains(label, police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        var control = police.Page.QuerySelector($"main [name='{name}']")!;
        Assert.NotNull(police.Page.QuerySelector($".err-summary a[href='#{name.Replace("[", "_", StringComparison.Ordinal).Replace("]", "_", StringComparison.Ordinal).Replace(".", "_", StringComparison.Ordinal)}']"));
        Assert.Contains(label, control.Closest(".field-bad, .invalid, [class*=bad]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        if (control.LocalName == "input" && control.GetAttribute("type") is not ("radio" or "checkbox") && value != "\u0001")
            Assert.Equal(value, control.GetAttribute("value") ?? "");
        Assert.Equal(before, await CountsAsync());
    }

    [Theory]
    [InlineData(1, "Person.Sex", "Persons[0].Sex")]
    [InlineData(2, "Person.Sex", "Persons[1].Sex")]
    [InlineData(1, "Rescue.Source", "Source")]
    public async Task Summary_NamesFieldAndRow_WhereTheSentenceDoesNot(int rows, string label, string name)
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync("/rescues/new");
        var fields = new Dictionary<string, string?>(Good);
        if (rows == 2)
            (fields["Persons[1].Sex"], fields["Persons[1].Age"]) = ("2", "9");
        fields[name] = "9x";
        await police.PostAsync("/rescues/new", fields.Select(f => KeyValuePair.Create(f.Key, f.Value!)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        var sentence = Words.Full(app, "Shell.ErrorAt", Words.Of(app, label), Words.Of(app, "Error.Choose"));
        Assert.Equal(rows == 1 ? sentence : Words.Full(app, "Shell.ErrorInRow", 2, sentence), police.Page.QuerySelector(".err-summary li")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("Place", 200)]
    [InlineData("OperationName", 100)]
    [InlineData("FilingNumber", 60)]
    [InlineData("HeadName", 50)]
    [InlineData("Persons[0].Name", 50)]
    [InlineData("Persons[0].OtherNames", 100)]
    [InlineData("Persons[0].Language", 100)]
    [InlineData("Persons[0].Phone", 30)]
    [InlineData("Persons[0].HouseholdAddress", 200)]
    [InlineData("Persons[0].Relatives", 500)]
    [InlineData("Persons[0].BodyMarks", 500)]
    [InlineData("Persons[0].Belongings", 1000)]
    [InlineData("Persons[0].HealthNote", 2000)]
    [InlineData("Persons[0].Narrative", 20_000)]
    public async Task Text_AtItsLimitIsTaken_OneMoreIsRefusedAndKept(string name, int max)
    {
        var before = await CountsAsync();
        var tooLong = new string('长', max + 1);
        var police = await EnterAsync((name, tooLong));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains($"{max}", police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(tooLong, police.Html, StringComparison.Ordinal);
        Assert.Equal(before, await CountsAsync());
        Assert.Equal(HttpStatusCode.OK, (await EnterAsync((name, tooLong[1..]), ("Persons[0].DuplicateSeen", "true"))).Status);
    }

    [Fact]
    public async Task Narrative_OfTenThousandCharacters_ComesBackUnchangedAndHarmless()
    {
        const string Start = "第一行𠮷㛃😀\r\n<script>alert('x')</script>\r\n";
        var narrative = Start + string.Concat(Enumerable.Repeat("叙述\r\n", 2500))[..(10_000 - Start.Length)].TrimEnd() + "。";
        var police = await EnterAsync(("Persons[0].Narrative", narrative), ("Persons[0].Name", "㛃𠮷😀<b>"));
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.StartsWith("/cases/", police.Path, StringComparison.Ordinal);
        var id = Guid.Parse(police.Path["/cases/".Length..]);
        Assert.Equal(narrative, await story.ReadAsync(db => db.Set<RescueRecord>().Where(r => r.CaseId == id).Select(r => r.Narrative).SingleAsync()));
        Assert.Null(police.Page.QuerySelector("main script"));
        Assert.Contains("&lt;script&gt;", police.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverPostedFields_AreIgnored()
    {
        var foreign = (await story.ActorAsync("jiuzhu")).OrganisationId;
        var police = await EnterAsync(("OwnerOrganisationId", $"{foreign}"), ("Stage", "Closed"), ("Serial", "1"), ("Id", $"{Guid.CreateVersion7()}"),
            ("Persons[0].Id", $"{Guid.CreateVersion7()}"), ("Persons[0].Alias", "主人"), ("Persons[0].InternalNumber", "N1"), ("Persons[0].IdentityConfirmed", "true"), ("Version", "99"));
        var id = Guid.Parse(police.Path["/cases/".Length..]);
        var row = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id).Join(db.Set<Person>(), c => c.PersonId, p => p.Id, (c, p) => new { c, p }).SingleAsync());
        Assert.Equal(((await story.ActorAsync(Story.Police)).OrganisationId, CaseStage.Rescued, false), (row.c.OwnerOrganisationId, row.c.Stage, row.p.IdentityConfirmed));
        Assert.NotEqual("主人", row.p.Alias);
        Assert.NotEqual(1, row.c.Serial);
    }

    [Fact]
    public async Task FiftyPersons_AreOneEntry_FiftyOneAreRefused_AndNoneToo()
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync("/rescues/new?persons=50");
        var many = Enumerable.Range(0, 50).SelectMany(i => new[] { KeyValuePair.Create($"Persons[{i}].Sex", (string?)"2"), KeyValuePair.Create($"Persons[{i}].Age", (string?)"9") });
        await police.SendAsync(Good.Concat(many).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value));
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Equal("/cases", police.Path);
        var before = await CountsAsync();
        foreach (var count in new[] { 0, 51 })
        {
            await police.GoAsync("/rescues/new");
            var fields = Good.Where(f => !f.Key.StartsWith("Persons", StringComparison.Ordinal)).Select(f => KeyValuePair.Create(f.Key, f.Value!))
                .Concat(Enumerable.Range(0, count).SelectMany(i => new[] { KeyValuePair.Create($"Persons[{i}].Sex", "2"), KeyValuePair.Create($"Persons[{i}].Age", "9") }));
            await police.PostAsync("/rescues/new", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
            Assert.Contains(Words.Of(app, "Error.PersonCount"), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(before, await CountsAsync());
        }
    }

    [Fact]
    public async Task OneWrongPersonOfThree_StoresNobody()
    {
        var before = await CountsAsync();
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync("/rescues/new?persons=3");
        await police.SendAsync(new(Good)
        {
            ["Persons[1].Sex"] = "1",
            ["Persons[1].Age"] = "5",
            ["Persons[2].Sex"] = "1",
            ["Persons[2].BirthDate"] = "2026-03-03",
            ["Persons[1].Name"] = "保留的名字",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains("保留的名字", police.Html, StringComparison.Ordinal);
        Assert.Equal(before, await CountsAsync());
    }
}
