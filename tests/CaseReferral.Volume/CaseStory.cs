using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;

namespace CaseReferral.Volume;

/// <summary>Everything one case leaves in the database, from the rescue to where it stands now.</summary>
internal sealed class CaseStory(VolumeCity city, IdentityVault vault, HandoffKinds kinds, WorkCalendar calendar, DateTime now, Random random)
{
    private static readonly OrganisationKind[] Police = [OrganisationKind.CriminalPolice, OrganisationKind.PoliceStation];
    private static readonly (CaseStage Stage, CaseAction Action)[] Route =
    [
        (CaseStage.Filed, CaseAction.File), (CaseStage.Rescued, CaseAction.RegisterRescue), (CaseStage.Placed, CaseAction.ConfirmPlacement),
        (CaseStage.Assisting, CaseAction.BeginAssistance), (CaseStage.FollowUp, CaseAction.BeginFollowUp), (CaseStage.Closed, CaseAction.Close),
    ];

    private readonly HandoffStory handoffs = new(city, calendar, now, random);
    private readonly RecordStory records = new(kinds);

    public void Tell(CaseLine line, Operation? operation, StoryRows rows)
    {
        var police = operation is null ? city.Pick(random, Police) : city.Units.First(u => u.Id == operation.OrganisationId);
        var region = operation?.RegionCode ?? (police.RegionCode == "999900" ? VolumeCity.Counties[random.Next(3)] : police.RegionCode);
        var end = line.IsOpen ? OpenStage() : ClosedStage();
        var person = PersonOf(line);
        var @case = new Case(line.Serial, person.Id, person.Alias, operation?.Id, region, police.Id, line.OpenedAt);
        var record = RecordOf(line, @case);
        rows.Add(person, vault.Write(person.Id, Phrases.Identity(random, line.Index)), @case, record, new SamplingRecord(@case.Id));
        if (random.Next(4) == 0)
            rows.Add(new BuyerKey(@case.Id, line.OpenedAt, city.OfficerOf(police.Id).OfficerId) { IdNumberHash = $"{random.NextInt64():x16}{line.Index:x16}" });
        if (random.Next(3) == 0)
            rows.Add(new RevealEntry(@case.Id, city.OfficerOf(police.Id), IdentityVault.Purposes[random.Next(IdentityVault.Purposes.Count)], line.OpenedAt, line.OpenedAt + IdentityVault.RevealLasts));
        var access = new Dictionary<Guid, CaseAccess> { [police.Id] = new(@case, police.Id, AccessRole.Owner, line.OpenedAt) };
        Walk(line, @case, person, record, end, access, rows);
        foreach (var row in access.Values)
            row.CaseIn(@case.Stage);
        rows.Add([.. access.Values]);
        rows.Audit(@case, line.OpenedAt, city.OfficerOf(police.Id));
    }

    /// <summary>The stages in order, and what each brings with it.</summary>
    private void Walk(CaseLine line, Case @case, Person person, RescueRecord record, CaseStage end, Dictionary<Guid, CaseAccess> access, StoryRows rows)
    {
        var last = end is CaseStage.Unfounded or CaseStage.Merged or CaseStage.Suspended ? CaseStage.Rescued : end;
        var span = (end == CaseStage.Closed ? TimeSpan.FromDays(60 + random.Next(300)) : now - line.OpenedAt) * 0.98;
        var until = line.OpenedAt + span < now ? line.OpenedAt + span : now.AddMinutes(-30);
        DateTime At(int step) => line.OpenedAt + (until - line.OpenedAt) * (step / 8d);
        var police = city.OfficerOf(@case.OriginOrganisationId);
        rows.Add(@case.Note("Reported", police, line.OpenedAt, null));
        foreach (var (stage, action) in Route.TakeWhile(s => s.Stage <= last))
        {
            if (stage == CaseStage.Placed)
                Place(line, @case, person, access, HandoffStatus.Closed, At(2), At(3), rows);
            if (stage == CaseStage.Assisting)
                Assist(line, @case, end, access, At(3), until, rows);
            if (stage == CaseStage.Closed)
                @case.WriteSummary(Phrases.Narrative(random), Phrases.Note(random));
            rows.Add(@case.MoveTo(stage, action, stage < CaseStage.Placed ? police : city.OfficerOf(@case.OwnerOrganisationId), At((int)stage), null));
            if (stage == CaseStage.Rescued)
                rows.Add([.. Needs(@case, person, record, end, At(2))]);
        }
        if (end == CaseStage.Rescued && random.Next(5) > 0)
            Place(line, @case, person, access, LiveState(), At(4), until, rows);
        if (end != last)
            rows.Add(@case.MoveTo(end, end == CaseStage.Suspended ? CaseAction.Suspend : end == CaseStage.Merged ? CaseAction.Merge : CaseAction.Unfound, police, until, Phrases.Note(random)));
        rows.Add([.. Files(@case, police, line.OpenedAt)]);
    }

    private void Place(CaseLine line, Case @case, Person person, Dictionary<Guid, CaseAccess> access, HandoffStatus end, DateTime from, DateTime until, StoryRows rows)
    {
        var kind = kinds[PlacementKind.KeyName];
        var receiver = city.Pick(random, kind.Receivers);
        var handoff = handoffs.Tell(line, @case, 0, kind, @case.OwnerOrganisationId, receiver.Id, end, from, until);
        if (handoff.AcceptedAt is { } accepted)
        {
            access[@case.OwnerOrganisationId].Become(AccessRole.Origin, accepted);
            @case.HandOver(receiver.Id);
            access[receiver.Id] = new CaseAccess(@case, receiver.Id, AccessRole.Owner, accepted);
            handoff.OwnedBy(receiver.Id);
            rows.Add(@case.Note("OwnerChanged", city.OfficerOf(receiver.Id), accepted, null));
            foreach (var clock in PlacementClocks.For(@case, new PersonFacts { IsMinor = person.IsMinorOn(ChinaTime.LocalDate(now)), Guardians = "not-found" }, receiver.Kind, line.OpenedAt, accepted, calendar))
            {
                if (!line.IsOpen)
                    clock.Done(city.OfficerOf(receiver.Id), clock.DueAt.AddDays(-1));
                LadderStory.Tell(clock, now, calendar);
                rows.Add(clock);
            }
        }
        rows.Add(handoff);
        rows.Add([.. records.Of(handoff)]);
    }

    private void Assist(CaseLine line, Case @case, CaseStage end, Dictionary<Guid, CaseAccess> access, DateTime from, DateTime until, StoryRows rows)
    {
        var lines = kinds.All.Where(k => k.Key != PlacementKind.KeyName).OrderBy(_ => random.Next()).Take(1 + random.Next(4));
        var number = 1;
        foreach (var kind in lines)
        {
            var receiver = city.Pick(random, kind.Receivers, @case.OwnerOrganisationId);
            var state = end == CaseStage.Assisting && random.Next(10) < 7 ? LiveState() : EndState();
            var handoff = handoffs.Tell(line, @case, number++, kind, @case.OwnerOrganisationId, receiver.Id, state, from, until);
            if (handoff.AcceptedAt is { } accepted && !access.ContainsKey(receiver.Id))
            {
                access[receiver.Id] = new CaseAccess(@case, receiver.Id, AccessRole.Party, accepted);
                if (handoff.EndedAt is { } ended)
                    access[receiver.Id].End(ended + new AccessOptions().ReadAfterEnd);
            }
            rows.Add(handoff);
            rows.Add([.. records.Of(handoff)]);
        }
    }

    private IEnumerable<Need> Needs(Case @case, Person person, RescueRecord record, CaseStage end, DateTime at)
    {
        var facts = HandoffFactsLoader.PersonFactsOf(person, record, ChinaTime.LocalDate(at));
        foreach (var kind in kinds.All.Where(k => k.IsNeed))
        {
            var need = new Need(@case.Id, kind.Key, kind.LikelyNeeded(facts));
            if (end >= CaseStage.Assisting)
                need.Decide(random.Next(2) == 0 ? NeedDecision.Needed : NeedDecision.NotNeeded, random.Next(4) == 0 ? Phrases.Note(random) : null, city.OfficerOf(@case.OwnerOrganisationId), at);
            yield return need;
        }
    }

    private IEnumerable<Attachment> Files(Case @case, Actor actor, DateTime at)
    {
        var categories = DocumentCategories.All.ToArray();
        for (var i = random.Next(5); i > 0; i--)
            yield return new Attachment(@case.Id, null, categories[random.Next(categories.Length)], "application/pdf", 20_000 + random.Next(900_000), actor, at.AddHours(i)) { FileName = $"材料{i}.pdf" };
    }

    private Person PersonOf(CaseLine line)
    {
        var person = new Person(Aliases.For(line.Serial), $"N{line.Serial}", random.Next(4) == 0 ? "1" : "2");
        person.Describe(person.Sex, ChinaTime.LocalDate(line.OpenedAt).AddDays(-random.Next(365 * 45)), (AgeCertainty)random.Next(3));
        person.BelongsTo("156", "01");
        return person;
    }

    private RescueRecord RecordOf(CaseLine line, Case @case) => new(@case.Id, line.OpenedAt.AddHours(-5), @case.RegionCode, "operation")
    {
        Place = "样例街道",
        FilingNumber = $"云公刑立〔{line.Year}〕{line.Counter}号",
        Narrative = Phrases.Narrative(random),
        HeadName = "程模型",
        HeadRank = HeadRank.CityLeader,
        LegalAidToldOn = ChinaTime.LocalDate(line.OpenedAt),
        Escort = "林示范、女警一名",
        Belongings = "书包一个，衣服两件",
        Guardians = "not-found",
    };

    private CaseStage OpenStage() => random.Next(100) switch
    {
        < 3 => CaseStage.Reported,
        < 8 => CaseStage.Filed,
        < 30 => CaseStage.Rescued,
        < 45 => CaseStage.Placed,
        < 85 => CaseStage.Assisting,
        < 97 => CaseStage.FollowUp,
        _ => CaseStage.Suspended,
    };

    private CaseStage ClosedStage() => random.Next(100) switch { < 94 => CaseStage.Closed, < 98 => CaseStage.Unfounded, _ => CaseStage.Merged };

    private HandoffStatus LiveState() => (HandoffStatus)random.Next((int)HandoffStatus.Closed);

    private HandoffStatus EndState() => random.Next(100) switch
    {
        < 80 => HandoffStatus.Closed,
        < 86 => HandoffStatus.Unfulfilled,
        < 91 => HandoffStatus.Withdrawn,
        < 94 => HandoffStatus.Cancelled,
        < 98 => HandoffStatus.Rerouted,
        _ => HandoffStatus.Void,
    };
}
