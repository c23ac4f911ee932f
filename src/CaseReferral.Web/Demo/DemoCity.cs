using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Demo;

/// <summary>
/// The invented city 云川市: units and accounts, loaded once into an empty database outside Production. Account names
/// are the unit's code, and the code with -lead for its lead.
/// </summary>
public static class DemoCity
{
    public const string Password = "Demo@2026";

    private static readonly (string Code, string Name, string Mark, OrganisationKind Kind, string Region, string Officer, string Lead)[] Units =
    [
        ("shi-xingzhen", "市公安局刑侦支队", "云公刑", OrganisationKind.CriminalPolice, "999900", "林示范", "程模型"),
        ("qinghe-xingzhen", "青禾县公安局刑侦大队", "青公刑", OrganisationKind.CriminalPolice, "999901", "高样板", "罗备用"),
        ("nanwan-huzheng", "南湾区公安分局户政大队", "南公户", OrganisationKind.HouseholdPolice, "999902", "何样例", "宋示范"),
        ("jiuzhu", "市救助管理站", "云救", OrganisationKind.RescueStation, "999900", "许范本", "唐样板"),
        ("weibao", "市未成年人救助保护中心", "云未保", OrganisationKind.MinorsCentre, "999900", "周样例", "冯模型"),
        ("fuliyuan", "市儿童福利院", "云福", OrganisationKind.WelfareHome, "999900", "郑样本", "曹示例"),
        ("nanwan-jiaoyu", "南湾区教育局", "南教", OrganisationKind.EducationBureau, "999902", "邓样例", "彭范本"),
        ("beiling-jiaoyu", "北岭县教育局", "北教", OrganisationKind.EducationBureau, "999903", "苏示例", "蒋样板"),
        ("yiyuan", "市第一人民医院", "云一院", OrganisationKind.Hospital, "999900", "贾医师", "丁主任"),
        ("zhensuo", "北岭县诊所", "北诊", OrganisationKind.Hospital, "999903", "魏医师", "薛所长"),
        ("fayuan", "市法律援助中心", "云法援", OrganisationKind.LegalAidCentre, "999900", "叶样例", "阎示范"),
        ("renshe", "市人社局", "云人社", OrganisationKind.HumanResources, "999900", "余样本", "潘模型"),
        ("canlian", "市残联", "云残联", OrganisationKind.DisabledFederation, "999900", "杜样例", "戴示例"),
        ("waiban", "市外办", "云外", OrganisationKind.ForeignAffairs, "999900", "夏样例", "钟示范"),
        ("minzheng", "市民政局", "云民", OrganisationKind.CivilAffairsBureau, "999900", "崔样例", "谭示范"),
        ("yibao", "市医疗保障局", "云医保", OrganisationKind.MedicalSecurity, "999900", "廖样例", "范备用"),
        ("fulian", "市妇联", "云妇联", OrganisationKind.WomensFederation, "999900", "陆样例", "金示范"),
        ("gongqingtuan", "共青团市委", "云团", OrganisationKind.YouthLeague, "999900", "石样例", "姚示范"),
        ("churujing", "市出入境管理支队", "云公境", OrganisationKind.ExitEntryPolice, "999900", "汪样例", "田示例"),
        ("bangongshi", "市联席会议办公室", "云反拐", OrganisationKind.ConferenceOffice, "999900", "任样例", "姜主任"),
        ("qinghe-bangongshi", "青禾县联席会议办公室", "青反拐", OrganisationKind.ConferenceOffice, "999901", "范样例", "方主任"),
    ];

    private static readonly (string Account, string Name, OfficerRole Role)[] Administrators =
    [
        ("xitong", "系统管理员", OfficerRole.SystemAdministrator),
        ("anquan", "安全管理员", OfficerRole.SecurityAdministrator),
        ("shenji", "审计管理员", OfficerRole.AuditAdministrator),
    ];

    /// <summary>One account per unit, and the administrators.</summary>
    public static IEnumerable<(string Account, string Name)> Accounts =>
        Units.Select(u => (u.Code, u.Name)).Concat(Administrators.Select(a => (a.Account, a.Name)));

    internal static IEnumerable<string> UnitAccounts => Units.Select(u => u.Code);

    /// <summary>Without the setting, whoever develops has it.</summary>
    internal static bool IsWanted(IConfiguration settings, IHostEnvironment environment) => settings.GetValue("Demo", environment.IsDevelopment());

    public static async Task LoadAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<AppDbContexts>().For(Actor.System("demo"));
        if (await db.Set<Organisation>().AnyAsync())
            return;
        using var scope = services.CreateScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Officer>>();
        var hash = hasher.HashPassword(null!, Password);
        List<Officer> accounts = [];
        foreach (var (code, name, mark, kind, region, officer, lead) in Units)
        {
            var unit = Complete(new Organisation(code, name, kind, region).Marked(mark));
            db.Add(unit);
            accounts.AddRange([Account(code, officer, unit.Id, OfficerRole.Officer, hash), Account(code + "-lead", lead, unit.Id, OfficerRole.Lead, hash)]);
        }
        db.AddRange(DemoLawyers.Of(db.Set<Organisation>().Local.Single(o => o.Code == "fayuan").Id));
        var operations = new Organisation("yunwei", "系统运行维护单位", OrganisationKind.Operations, "999900");
        db.Add(operations);
        accounts.AddRange(Administrators.Select(a => Account(a.Account, a.Name, operations.Id, a.Role, hash)));
        db.AddRange(accounts);
        var (pledge, now) = (services.GetRequiredService<AccountOptions>().PledgeVersion, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        db.AddRange(accounts.Select(a => new PledgeAcceptance(a.Id, pledge, now)));
        await db.SaveChangesAsync();
        var settings = services.GetRequiredService<IConfiguration>();
        // Who says anything about the cases wants those and no others.
        if (settings.GetValue("DemoHistory", settings["DemoCases"] is null) && services.GetRequiredService<TimeProvider>() is DemoClock clock)
            await new DemoHistory(services, clock).LoadAsync();
        if (settings.GetValue("DemoCases", true))
            await new DemoCases(services).LoadAsync();
    }

    private static Organisation Complete(Organisation unit) => unit.Code switch
    {
        "yiyuan" => unit.Designated(),
        "weibao" or "fuliyuan" => unit.ForAges(0, 17).WithPlaces(60),
        "jiuzhu" => unit.WithPlaces(40),
        _ => unit,
    };

    private static Officer Account(string name, string display, Guid unit, OfficerRole role, string hash) =>
        new(name, display, unit, role) { PasswordHash = hash };
}
