using CaseReferral.Core.Persons;

namespace CaseReferral.Volume;

/// <summary>Invented words of realistic length. No name or number here belongs to anybody: the region 9999 does not exist.</summary>
internal static class Phrases
{
    public const string Phone = "已电话通知值班室并记录通话时间";

    private static readonly string[] Families = ["样", "例", "范", "示", "模", "拟", "试", "仿", "演", "练"];
    private static readonly string[] Given = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    private static readonly string[] Sentences =
    [
        "接收并临时照料，查找到父母前妥善安置。", "夜间易惊醒，由女性工作人员陪同入睡。", "已与学校联系，下周一办理入学手续。",
        "体检未见异常，建议三个月后复查并继续心理辅导。", "材料已补齐，请按约定时限受理。", "本人表示愿意参加短期技能培训，需安排住宿。",
        "讲方言，普通话略懂，谈话时请安排翻译。", "随身物品已登记，书包一个，衣服两件，现金若干。",
    ];

    public static string Request(Random random) => Sentence(random) + Sentence(random);
    public static string Note(Random random) => Sentence(random);
    public static string Narrative(Random random) => string.Concat(Enumerable.Range(0, 4 + random.Next(12)).Select(_ => Sentence(random)));
    public static string Consent(DateTime at) => $"{at:yyyy-MM-dd} 本人同意书";

    public static IdentityInput Identity(Random random, int index) => new()
    {
        Name = Families[random.Next(Families.Length)] + Given[random.Next(Given.Length)] + Given[random.Next(Given.Length)],
        IdNumber = random.Next(5) == 0 ? null : $"99990{random.Next(4)}{1950 + random.Next(70)}{1 + random.Next(12):00}{1 + random.Next(28):00}{index % 10_000:0000}",
        Phone = random.Next(3) == 0 ? $"1390000{index % 10_000:0000}" : null,
        HouseholdAddress = random.Next(2) == 0 ? $"示例省云川市样例街道 {random.Next(999)} 号" : null,
    };

    private static string Sentence(Random random) => Sentences[random.Next(Sentences.Length)];
}
