using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Care;

/// <summary>What the adoption lock may look at; dates are days in China, null while the thing is not there.</summary>
public sealed record AdoptionFacts
{
    public required DateOnly Today { get; init; }
    public bool IsMinor { get; init; }
    /// <summary>found, searching, not-found, unfit: see the rescue record.</summary>
    public string Guardians { get; init; } = "searching";
    /// <summary>The day she came to the institution, from which the twelve months count.</summary>
    public DateOnly? EnteredOn { get; init; }
    /// <summary>The day the certificate "not found for now" came into the file.</summary>
    public DateOnly? FirstCertificateOn { get; init; }
    /// <summary>The day the tracing notice came into the file.</summary>
    public DateOnly? NoticeOn { get; init; }
    /// <summary>The day the certificate "cannot be found" came into the file.</summary>
    public DateOnly? LastCertificateOn { get; init; }
    /// <summary>The steps recorded, with their days.</summary>
    public IReadOnlyDictionary<string, DateOnly> Steps { get; init; } = new Dictionary<string, DateOnly>();
}

/// <summary>
/// The adoption lock: nothing of an adoption, nor a long-term guardianship, is recorded of a rescued child before police have
/// certified twice that her parents cannot be found, the second time twelve months after she came.
/// </summary>
public static class AdoptionChain
{
    /// <summary>2015 notice: the tracing notice runs 30 days.</summary>
    public const int NoticeDays = 30;
    /// <summary>2015 notice: from the delivery to the institution.</summary>
    public const int Months = 12;
    /// <summary>收养登记办法 (2023) Art. 8: the registry looks for the birth parents for 60 days.</summary>
    public const int RegistryNoticeDays = 60;

    public static readonly Rule<AdoptionFacts> ChildInCare = new("AdoptionOfChildInCare", f => f.IsMinor && f.EnteredOn is not null);
    public static readonly Rule<AdoptionFacts> ParentsNotFound = new("AdoptionParentsNotFound", f => f.Guardians != "found");
    public static readonly Rule<AdoptionFacts> FirstCertificate = new("AdoptionFirstCertificate", f => f.FirstCertificateOn is not null);
    public static readonly Rule<AdoptionFacts> NoticeHasRun = new("AdoptionNoticeHasRun", f => f.NoticeOn?.AddDays(NoticeDays) <= f.Today);
    public static readonly Rule<AdoptionFacts> MonthsPassed = new("AdoptionMonthsPassed", f => f.EnteredOn?.AddMonths(Months) <= f.Today);
    /// <summary>A certificate that was filed before the twelve months were over certifies nothing.</summary>
    public static readonly Rule<AdoptionFacts> LastCertificate = new("AdoptionLastCertificate", f => f.LastCertificateOn >= f.EnteredOn?.AddMonths(Months));

    /// <summary>In the order in which they come true.</summary>
    public static readonly IReadOnlyList<Rule<AdoptionFacts>> Lock = [ChildInCare, ParentsNotFound, FirstCertificate, NoticeHasRun, MonthsPassed, LastCertificate];

    /// <summary>The step that comes next; null when all are recorded.</summary>
    public static string? Next(AdoptionFacts facts) => AdoptionStep.StepCodes.FirstOrDefault(s => !facts.Steps.ContainsKey(s));

    /// <summary>What stands in the way of any step; empty when the lock is open.</summary>
    public static IReadOnlyList<Reason> Locked(AdoptionFacts facts) => [.. Lock.Where(r => !r.Holds(facts)).Select(r => r.Explain(facts))];

    /// <summary>The first day a step can have happened: after the one before it, and the registration after 60 days of notice.</summary>
    public static DateOnly Earliest(AdoptionFacts facts, string step)
    {
        var place = AdoptionStep.StepCodes.ToList().IndexOf(step);
        var before = place > 0 ? facts.Steps.GetValueOrDefault(AdoptionStep.StepCodes[place - 1]) : facts.LastCertificateOn ?? default;
        return step == AdoptionStep.Last ? before.AddDays(RegistryNoticeDays) : before;
    }
}
