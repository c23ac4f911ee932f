using CaseReferral.Core.Handoffs;
using static CaseReferral.Core.Handoffs.HandoffAction;

namespace CaseReferral.Web.Demo;

/// <param name="Age">Completed years at the rescue.</param>
internal sealed record DemoPerson(string Name, string Sex, int Age, string Exploitation, string Guardians = "found")
{
    public string Nationality { get; init; } = "156";
    public string? Language { get; init; }
    public bool MayBeDisabled { get; init; }
    public bool IsMinor => Age < 18;
    /// <summary>What the routing table asks.</summary>
    public PersonFacts Facts => new() { AgeYears = Age, IsMinor = IsMinor, Guardians = Guardians, MayBeDisabled = MayBeDisabled, Nationality = Nationality };
}

/// <param name="Ago">Working days before today, here and below.</param>
internal sealed record DemoRescue(int Ago, string Police, string Region, string Operation, string Place, string Source, string Filing, DemoPerson[] Persons);

/// <param name="Unit">The unit a return proposes, or a re-routing goes to.</param>
internal sealed record DemoMove(int Ago, HandoffAction Action, string? Text = null, string? Unit = null);

/// <summary>A hand-off from its sending on. Begin stands for the receiver's first entry in the line's record.</summary>
internal sealed record DemoRequest(string Person, string Kind, string From, string To, string Text, DemoMove[] Moves)
{
    public Urgency Urgency { get; init; }
}

/// <param name="What">A category of documents that is attached, or one of the other deeds of <see cref="DemoHistory"/>.</param>
internal sealed record DemoDeed(int Ago, string Who, string Person, string What);

/// <summary>
/// The last four months of the invented city, as a table: three operations, ten persons, what was asked for each and how far it
/// has come. What is written down here happens in order of time, under the rules of the day it happens on.
/// </summary>
internal static class DemoStories
{
    public static readonly DemoRescue[] Rescues =
    [
        new(82, "shi-xingzhen", "999902", "清源", "南湾区样板街道", "operation", "云公刑立〔2026〕901号",
        [
            new("李小例", "1", 11, "adoption", "not-found"),
            new("陈示意", "2", 26, "forced-labour"),
            new("刘范例", "2", 41, "forced-marriage"),
        ]),
        new(36, "qinghe-xingzhen", "999901", "春风", "青禾县示例镇", "survey", "青公刑立〔2026〕902号",
        [
            new("黄小样", "2", 6, "adoption", "not-found") { MayBeDisabled = true },
            new("赵样本", "1", 34, "forced-labour") { MayBeDisabled = true },
        ]),
        new(14, "shi-xingzhen", "999902", "团圆", "南湾区范本路", "public-tip", "云公刑立〔2026〕903号",
        [
            new("孙样例", "2", 22, "forced-marriage") { Nationality = "704", Language = "越南语" },
            new("钱样品", "1", 25, "forced-labour") { Nationality = "104", Language = "缅甸语" },
            new("周小备", "1", 8, "adoption", "not-found"),
            new("郭样张", "2", 19, "prostitution"),
            new("胡小例", "2", 16, "forced-labour", "unfit"),
        ]),
    ];

    public static readonly DemoRequest[] Requests =
    [
        // Closed long ago: the first operation.
        new("李小例", "placement", "shi-xingzhen", "weibao", "接收并临时照料，协助查找父母。", Done(82)),
        new("陈示意", "placement", "shi-xingzhen", "jiuzhu", "接收安置，协助联系家人。", Done(82)),
        new("刘范例", "placement", "shi-xingzhen", "jiuzhu", "接收安置，协助返乡准备。", Done(82)),
        new("李小例", "education", "weibao", "nanwan-jiaoyu", "请就近安排小学插班就读。", Done(76)),
        new("陈示意", "health", "jiuzhu", "yiyuan", "请做体检，关注睡眠和情绪。", Done(78)),
        new("陈示意", "employment", "jiuzhu", "renshe", "本人愿意留在本市工作，请推荐岗位。", Done(70)),
        new("刘范例", "legal-aid", "jiuzhu", "fayuan", "请就婚姻关系提供法律援助。", Done(75)),

        // Still going on: the first operation.
        new("李小例", "household", "weibao", "nanwan-huzheng", "血样比对无结果，请办理集体户落户。", [At(21, Send), At(20, Sign), At(18, Accept), At(16, Begin)]),
        new("李小例", "tracing", "weibao", "shi-xingzhen", "请继续查找亲生父母。", [At(25, Send), At(24, Sign), At(22, Accept), At(20, Begin)]),

        // The second operation.
        new("黄小样", "placement", "qinghe-xingzhen", "fuliyuan", "女童约六岁，请接收并临时照料。", Done(36)),
        new("赵样本", "placement", "qinghe-xingzhen", "jiuzhu", "接收安置，腿部有旧伤。", [At(36, Send), At(36, Sign), At(35, Accept), At(35, Begin), At(3, Report)]),
        new("黄小样", "health", "fuliyuan", "yiyuan", "请评估听力，必要时安排康复。", [At(30, Send), At(29, Sign), At(27, Accept), At(24, Begin), At(14, Hold, "等待助听器到货后继续")]),
        new("黄小样", "disability", "fuliyuan", "canlian", "请做听力残疾评定。", [At(17, Send), At(16, Sign), At(14, Accept), At(12, Begin)]),
        new("黄小样", "tracing", "fuliyuan", "qinghe-xingzhen", "请查找亲生父母。", [At(8, Send), At(7, Sign)]),
        new("赵样本", "disability", "jiuzhu", "canlian", "右腿旧伤，请做肢体残疾评定。", [At(5, Send), At(4, Sign), At(3, Ask, "请补充近三个月的诊断证明")]),
        new("赵样本", "legal-aid", "jiuzhu", "fayuan", "请就拖欠工资提供法律援助。", [At(1, Send)]),
        new("赵样本", "social-assistance", "jiuzhu", "minzheng", "请给予临时救助和医疗救助。",
            [At(7, Send), At(6, Sign), At(5, Return, "旧伤治疗属医疗救助范围", "yibao"), At(2, Arbitrate, "两部门对由谁救助意见不一")]),
        new("黄小样", "education", "fuliyuan", "beiling-jiaoyu", "请安排有听力支持的小学入学。", [At(4, Send), At(3, Sign)]),
        new("赵样本", "employment", "jiuzhu", "renshe", "请提供职业指导和岗位推荐。", [At(6, Send)]),

        // The third operation.
        new("孙样例", "placement", "shi-xingzhen", "jiuzhu", "接收安置，需越南语翻译。", [At(14, Send), At(14, Sign), At(13, Accept), At(13, Begin)]),
        new("钱样品", "placement", "shi-xingzhen", "jiuzhu", "接收安置，需缅甸语翻译。", Done(14)),
        new("郭样张", "placement", "shi-xingzhen", "jiuzhu", "接收安置，由女性工作人员陪同。", Done(14)),
        new("周小备", "placement", "shi-xingzhen", "fuliyuan", "男童约八岁，请接收并临时照料。", [At(14, Send), At(14, Sign), At(13, Accept), At(13, Begin), At(1, Report)]),
        new("胡小例", "placement", "shi-xingzhen", "fuliyuan", "父母参与出卖，不宜送回，请接收安置。",
            [At(14, Send), At(14, Sign), At(13, Return, "已满十六岁，宜由未成年人救助保护中心接收", "weibao"), At(13, Reroute, null, "weibao"), At(13, Sign), At(12, Accept), At(12, Begin)]) { Urgency = Urgency.Urgent },
        new("孙样例", "foreign", "shi-xingzhen", "churujing", "请核查身份，协助办理回国证件。", [At(11, Send), At(10, Sign), At(9, Accept), At(8, Begin)]),
        new("钱样品", "foreign", "shi-xingzhen", "waiban", "请协调核实国籍和返回安排。", [At(3, Send), At(2, Sign)]),
        new("孙样例", "health", "jiuzhu", "yiyuan", "请做妇科检查，女医师接诊。", [At(1, Send)]),
        new("胡小例", "health", "weibao", "yiyuan", "请做体检和心理评估。", [At(9, Send), At(8, Sign), At(7, Accept), At(6, Begin)]),
        new("周小备", "health", "fuliyuan", "yiyuan", "请做入院体检和心理初筛。", [At(10, Send), At(9, Sign), At(8, Accept), At(6, Begin), At(2, Report)]),
        new("周小备", "education", "fuliyuan", "nanwan-jiaoyu", "请就近安排小学插班就读。", [At(5, Send)]),
        new("胡小例", "education", "weibao", "nanwan-jiaoyu", "初中辍学，本人愿意复学。", [At(3, Send), At(1, Sign)]),
        new("周小备", "household", "fuliyuan", "nanwan-huzheng", "血样比对无结果，请办理落户。", [At(3, Send), At(2, Sign)]),
        new("周小备", "tracing", "fuliyuan", "shi-xingzhen", "请查找亲生父母。", [At(1, Send)]),
        new("胡小例", "legal-aid", "weibao", "fayuan", "请就监护权和劳动报酬提供法律援助。", [At(9, Send), At(8, Sign), At(7, Accept), At(6, Begin)]),
        new("胡小例", "vocational", "weibao", "renshe", "愿意学习烹饪，请安排技工院校。", [At(6, Send), At(5, Sign), At(1, Return, "本人未完成初中学业，应先复学", "nanwan-jiaoyu")]),
        new("郭样张", "employment", "jiuzhu", "renshe", "请安排技能培训。", [At(10, Send), At(9, Sign), At(8, Accept), At(6, Begin)]),
        new("郭样张", "health", "jiuzhu", "yiyuan", "请做体检和心理初筛。", [At(10, Send), At(9, Sign), At(8, Accept), At(7, Begin), At(4, Report)]),
        new("郭样张", "social-assistance", "jiuzhu", "minzheng", "请给予临时救助和医疗救助。",
            [At(7, Send), At(6, Sign), At(5, Return, "医疗费用属医疗救助范围", "yibao"), At(2, Arbitrate, "两部门对医疗费用由谁救助意见不一")]),
        new("黄小样", "social-assistance", "fuliyuan", "minzheng", "请按孤困儿童给予基本生活补助。", [At(1, Send)]),

        // Company and visits, from all three operations.
        new("陈示意", "care-visits", "jiuzhu", "fulian", "本人同意，请女性工作人员走访陪伴一段时间。", Done(72)),
        new("郭样张", "care-visits", "jiuzhu", "fulian", "本人同意，请结对陪伴，帮助适应新生活。", [At(8, Send), At(7, Sign), At(6, Accept), At(5, Begin)]),
        new("黄小样", "care-visits", "fuliyuan", "fulian", "女童听力不便，请爱心妈妈定期到院陪伴。", [At(12, Send), At(11, Sign), At(10, Accept), At(8, Begin), At(1, Report)]),
        new("胡小例", "care-visits", "weibao", "fulian", "请安排女性工作人员走访谈心。", [At(4, Send), At(3, Sign), At(2, Ask, "请补充监护机构同意走访的书面意见")]),
        new("孙样例", "care-visits", "jiuzhu", "fulian", "本人同意，等待回国期间请走访陪伴，需越南语翻译。", [At(1, Send)]),
        new("李小例", "care-visits", "weibao", "gongqingtuan", "请安排大学生志愿者周末陪伴和辅导功课。", [At(10, Send), At(9, Sign), At(8, Accept), At(7, Begin)]),
        new("周小备", "care-visits", "fuliyuan", "gongqingtuan", "请安排志愿者陪伴，带他认识新伙伴。", [At(3, Send), At(2, Sign)]),
        new("钱样品", "care-visits", "jiuzhu", "gongqingtuan", "本人同意，请志愿者教日常汉语。", [At(1, Send)]),
    ];

    public static readonly DemoDeed[] Deeds =
    [
        new(79, "shi-xingzhen", "李小例", "sampling"),
        new(56, "nanwan-jiaoyu", "李小例", "school-visit"),
        new(61, "weibao", "李小例", "tracing-notice"),
        new(60, "shi-xingzhen", "李小例", "certificate-1m"),
        new(31, "qinghe-xingzhen", "黄小样", "sampling"),
        new(20, "fuliyuan", "黄小样", "tracing-notice"),
        new(10, "shi-xingzhen", "周小备", "sampling"),
        new(20, "nanwan-jiaoyu", "李小例", "school-visit"),
        new(50, "jiuzhu", "陈示意", "follow-up"),
        new(30, "jiuzhu", "陈示意", "visit"),
        new(50, "jiuzhu", "刘范例", "follow-up"),
        new(28, "jiuzhu", "刘范例", "visit"),
        new(10, "jiuzhu-lead", "刘范例", "close"),
    ];

    private static DemoMove At(int ago, HandoffAction action, string? text = null, string? unit = null) => new(ago, action, text, unit);

    /// <summary>A hand-off that went as it should.</summary>
    private static DemoMove[] Done(int ago) => [At(ago, Send), At(ago, Sign), At(ago - 1, Accept), At(ago - 1, Begin), At(ago - 4, Report), At(ago - 6, Confirm)];
}
