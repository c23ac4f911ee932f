namespace CaseReferral.Core.Clocks;

/// <summary>
/// Asia/Shanghai for people, UTC in storage. China has had one zone at +08:00 without summer time since 1991, and no
/// stored moment is older; a fixed offset needs no zone data on the machine.
/// </summary>
public static class ChinaTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTime ToLocal(DateTime utc) => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

    public static DateTime ToUtc(DateTime local) => DateTime.SpecifyKind(local - Offset, DateTimeKind.Utc);

    public static DateOnly LocalDate(DateTime utc) => DateOnly.FromDateTime(utc + Offset);
}
