using CaseReferral.Core.Attachments;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Demo;

/// <summary>Registers the rescues of the stories and completes what police write before they hand over.</summary>
internal sealed class DemoPolice(DemoDesk desk, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;
    private DateOnly Today => ChinaTime.LocalDate(Now);

    /// <returns>The cases, in the order of the persons.</returns>
    public async Task<IReadOnlyList<Guid>> RegisterAsync(DemoRescue rescue)
    {
        var entry = new RescueEntry
        {
            OperationName = rescue.Operation,
            RescuedAt = Now.AddHours(-3),
            RegionCode = rescue.Region,
            Place = rescue.Place,
            Source = rescue.Source,
            FilingNumber = rescue.Filing,
            HeadName = "程模型",
            HeadRank = HeadRank.CityLeader,
            LegalAidToldOn = Today,
            PrivacyToldOn = Today,
            Persons = [.. rescue.Persons.Select(Rescued)],
        };
        var opened = await desk.AsAsync(rescue.Police, scope => scope.GetRequiredService<RescueService>().RegisterAsync(entry, default));
        foreach (var (person, @case) in rescue.Persons.Zip(opened))
            await CompleteAsync(rescue.Police, person, @case.Id);
        return [.. opened.Select(c => c.Id)];
    }

    private async Task CompleteAsync(string police, DemoPerson person, Guid id)
    {
        await desk.OnCaseAsync(police, id, (scope, version) => scope.GetRequiredService<PoliceRecords>().UpdateAsync(id, version, new()
        {
            HeadName = "程模型",
            HeadRank = HeadRank.CityLeader,
            LegalAidToldOn = Today,
            PrivacyToldOn = Today,
            Escort = "民警两名，其中女警一名",
            Belongings = "随身衣物一袋",
            Guardians = person.Guardians,
            InterpreterArranged = person.Language is not null,
            MayBeDisabled = person.MayBeDisabled,
        }, default));
        if (!person.IsMinor)
            await desk.OnCaseAsync(police, id, (scope, version) => scope.GetRequiredService<PoliceRecords>()
                .IdentifyAsync(id, version, Identity(person), Birth(person), AgeCertainty.Confirmed, true, default));
        var (category, name) = person.IsMinor ? (DocumentCategories.TemporaryCareNotice, "临时照料通知书.pdf") : (DocumentCategories.HandoverList, "移交清单.pdf");
        await desk.AttachAsync(police, id, category, name);
    }

    private RescuedPerson Rescued(DemoPerson person) => new()
    {
        Sex = person.Sex,
        BirthDate = Birth(person),
        AgeCertainty = AgeCertainty.SelfReported,
        Nationality = person.Nationality,
        Language = person.Language ?? "普通话",
        NeedsInterpreter = person.Language is not null,
        InterpreterArranged = person.Language is not null,
        Guardians = person.Guardians,
        Exploitation = person.Exploitation,
        MayBeDisabled = person.MayBeDisabled,
        Identity = Identity(person),
    };

    /// <summary>Counted from the rescue, so that a child of the demo stays a child.</summary>
    private DateOnly Birth(DemoPerson person) => Today.AddYears(-person.Age).AddDays(-100);

    /// <summary>A child of unknown origin and a foreigner have no number.</summary>
    private IdentityInput Identity(DemoPerson person)
    {
        var number = $"999999{Birth(person):yyyyMMdd}90{person.Sex}";
        var known = person.Guardians is "found" or "unfit" && person.Nationality == "156";
        return new() { Name = person.Name, IdNumber = known ? number + ResidentId.CheckCharacter(number) : null };
    }
}
