namespace CaseReferral.Core.Supervision;

/// <summary>
/// The rungs of the ladder, in order. The first is a reminder without a number; the other four are the four cells a
/// page shows: 催办, 督办, 二次督办, 通报.
/// </summary>
public enum UrgingLevel
{
    /// <summary>提醒: the limit is near.</summary>
    Reminder,
    /// <summary>催办: to the officer and the unit's lead.</summary>
    Urge,
    /// <summary>督办: by the office to the unit's lead, who answers.</summary>
    Order,
    /// <summary>二次督办: the first was not answered in time.</summary>
    SecondOrder,
    /// <summary>通报: the second was not answered either; an entry of the list, with a deduction proposed.</summary>
    Circular,
}
