using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.CareVisits;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Demo;

/// <summary>What each line writes into its record while it works: begun, or complete so that it can be reported.</summary>
internal static class DemoRecords
{
    public static Task WriteAsync(IServiceProvider services, HandoffMove move, bool complete)
    {
        var (today, handoff, @case) = (ChinaTime.LocalDate(move.Now), move.Handoff.Id, move.Case.Id);
        switch (move.Handoff.Kind)
        {
            case PlacementKind.KeyName: return services.GetRequiredService<PlacementService>().SaveAsync(move, Placement(today) with { FemaleStaff = move.Facts.Person.Sex == "2" }, default);
            case LegalAidKind.KeyName: return LegalAidAsync(services, move, today, complete);
            case HealthKind.KeyName: return HealthAsync(move, today);
            case EducationKind.KeyName: return services.GetRequiredService<EducationService>().SaveAsync(move, Education(today, complete), default);
            case EmploymentKind.KeyName: return services.GetRequiredService<EmploymentService>().SaveAsync(move, Employment(today, complete), default);
            case HouseholdKind.KeyName: return AddAsync(move, new HouseholdRecord(handoff, @case), r => r.Write(new() { ReceivedOn = today, CheckedOn = today, CollectiveHousehold = "市儿童福利院集体户" }));
            case DisabilityKind.KeyName: return AddAsync(move, new DisabilityRecord(handoff, @case), r => r.Write(new() { AppliedOn = today, AcceptedOn = today, GuardianProof = true }));
            case TracingKind.KeyName: return AddAsync(move, new TracingRecord(handoff, @case), r => r.Write(new() { Progress = "searching", StartedOn = today }));
            case ForeignKind.KeyName: return AddAsync(move, new ForeignRecord(handoff, @case), r => r.Write(new() { NationalityState = "verifying", ConsulateWish = "not-asked", TravelDocument = "none" }));
            case CareVisitsKind.KeyName: return CareAsync(move, today);
            default: throw new ArgumentException($"The demo knows no record of {move.Handoff.Kind}.", nameof(move));
        }
    }

    private static PlacementDetails Placement(DateOnly today) => new() { Form = "own-institution", StartedOn = today, Bed = "3 楼 6 床", Carer = "值班护理员" };

    private static async Task LegalAidAsync(IServiceProvider services, HandoffMove move, DateOnly today, bool complete) =>
        await services.GetRequiredService<LegalAidService>().SaveAsync(move, new()
        {
            DecidedOn = today,
            Decision = "granted",
            Form = "civil",
            LawyerId = complete ? await DemoLawyers.AssignedAsync(move.Db) : null,
            AssignedOn = complete ? today : null,
        }, default);

    private static EducationDetails Education(DateOnly today, bool complete) => new()
    {
        Stage = "primary",
        Grade = "四年级",
        School = complete ? "南湾区示例小学" : null,
        State = complete ? "enrolled" : "waiting",
        EnrolledOn = complete ? today : null,
        PupilRecordOn = complete ? today : null,
        SchoolYear = EducationProposal.SchoolYearOf(today),
        LastGrade = "3",
    };

    private static EmploymentDetails Employment(DateOnly today, bool complete) => new()
    {
        RegisteredOn = today,
        Service = complete ? "referral" : "training",
        Training = "家政服务初级班",
        Employer = complete ? "云川示例服装厂" : null,
        Contract = complete,
        EmployedOn = complete ? today : null,
    };

    /// <summary>The screening ends its limit, as on the hospital's page.</summary>
    private static async Task HealthAsync(HandoffMove move, DateOnly today)
    {
        var clock = await move.Db.Set<CaseClock>().FirstOrDefaultAsync(
            c => c.CaseId == move.Case.Id && c.Kind == HealthKind.ScreeningClock && c.HolderId == move.Handoff.ToOrganisationId);
        clock?.Done(move.Actor, move.Now);
        await AddAsync(move, new HealthRecord(move.Handoff.Id, move.Case.Id), r => r.Write(new()
        {
            ScreenedOn = today,
            ScreeningResult = "follow-up",
            PhysicalNote = "轻度营养不良，两周后复查",
            CareSummary = "体检和心理初筛已完成",
        }));
    }

    private static Task CareAsync(HandoffMove move, DateOnly today)
    {
        move.Db.Add(new CareVisit(move.Handoff.Id, move.Case.Id, "companion", today, "聊得来，约好下次一起去图书馆", move.Actor.Name));
        return AddAsync(move, new CareVisitsRecord(move.Handoff.Id, move.Case.Id), r => r.Write("monthly", today.AddMonths(1)));
    }

    private static Task AddAsync<T>(HandoffMove move, T record, Action<T> write) where T : class
    {
        write(record);
        move.Db.Add(record);
        return Task.CompletedTask;
    }
}
