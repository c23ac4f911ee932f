using CaseReferral.Core.Common;

namespace CaseReferral.Core.Access;

/// <summary>
/// Settings of section "Access": how long what people grant stands. 未成年人网络保护条例 Art. 36 asks for the smallest circle and
/// names no number.
/// </summary>
public sealed class AccessOptions
{
    /// <summary>Days the lead's form proposes for a member of the handling team.</summary>
    public int TeamDays { get; set; } = 90;

    /// <summary>Days the form of a request proposes.</summary>
    public int AskDays { get; set; } = 7;

    /// <summary>No grant by a person stands longer without being looked at again.</summary>
    public int MaxDays { get; set; } = 365;

    /// <summary>Hours an emergency opens a file.</summary>
    public int EmergencyHours { get; set; } = 24;

    /// <summary>Hours the office's look lasts: a working day.</summary>
    public int OfficeLookHours { get; set; } = 8;

    /// <summary>Days the receiver of a finished hand-off goes on reading what it was given.</summary>
    public int ReadAfterEndDays { get; set; } = 30;

    public TimeSpan EmergencyLasts => TimeSpan.FromHours(EmergencyHours);
    public TimeSpan OfficeLookLasts => TimeSpan.FromHours(OfficeLookHours);
    public TimeSpan ReadAfterEnd => TimeSpan.FromDays(ReadAfterEndDays);

    /// <summary>The agreed numbers, as they stand and are shown.</summary>
    public IReadOnlyList<AgreedNumber> Agreed =>
    [
        AgreedNumber.Of("Access:TeamDays", TeamDays, "d", 1, MaxDays), AgreedNumber.Of("Access:AskDays", AskDays, "d", 1, MaxDays),
        AgreedNumber.Of("Access:MaxDays", MaxDays, "d", 1, 3650), AgreedNumber.Of("Access:EmergencyHours", EmergencyHours, "h", 1, 72),
        AgreedNumber.Of("Access:OfficeLookHours", OfficeLookHours, "h", 1, 72), AgreedNumber.Of("Access:ReadAfterEndDays", ReadAfterEndDays, "d", 0, 365),
    ];
}
