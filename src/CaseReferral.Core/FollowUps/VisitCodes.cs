namespace CaseReferral.Core.FollowUps;

/// <summary>How the person was met: at home, by phone, at school, by video.</summary>
public enum VisitMethod { Home, Phone, School, Video }

/// <summary>Whether a trafficker or the buyer has sought contact since.</summary>
public enum DangerContact { Nobody, Trafficker, Buyer, Both, Unclear }

/// <summary>监护良好, 一般, 未监护.</summary>
public enum GuardianCare { Good, Fair, Absent }

public enum RiskLevel { Low, Medium, High }

/// <summary>What a mandatory report is about.</summary>
public static class ReportSituations
{
    /// <summary>The nine situations of 侵害未成年人案件强制报告意见 Art. 4, in its order.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "private-injury", "abuse-under-14", "pregnancy-from-14", "injury-or-malnutrition", "self-harm-or-death",
        "abandoned", "missing-or-sold", "begging", "other-harm",
    ];
}
