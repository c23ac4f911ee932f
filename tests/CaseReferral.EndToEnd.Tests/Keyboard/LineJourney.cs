using CaseReferral.Core.Handoffs;

namespace CaseReferral.EndToEnd.Tests.Keyboard;

/// <summary>The tasks every receiver of a hand-off has, whatever its line.</summary>
public sealed class LineJourney(Desk desk, Guid handoff)
{
    public Task SignAsync(string task) => desk.DoAsync(task, async () =>
    {
        await desk.OpenAsync(handoff);
        await desk.PressAsync("sign");
        await desk.IsAsync(handoff, HandoffStatus.Received);
    });

    public Task AcceptAsync(string task) => desk.DoAsync(task, async () =>
    {
        await desk.OpenAsync(handoff);
        await desk.PressAsync("accept");
        await desk.SendAsync();
        await desk.IsAsync(handoff, HandoffStatus.Accepted);
    });

    /// <summary>Opens the record, fills in what <paramref name="fill"/> says and saves.</summary>
    public Task RecordAsync(string task, string line, Func<Keys, Task> fill) => desk.DoAsync(task, async () =>
    {
        await desk.OpenAsync(handoff);
        await desk.Keys.OpenAsync($"main a[href='/handoffs/{handoff}/{line}']");
        await fill(desk.Keys);
        await desk.SendAsync();
        await desk.IsAsync(handoff, HandoffStatus.InProgress);
    });

    public Task ReportAsync(string task) => desk.DoAsync(task, async () =>
    {
        await desk.OpenAsync(handoff);
        await desk.PressAsync("report");
        await desk.Keys.PickAsync("Form.Outcome", HandoffCodes.Done);
        await desk.SendAsync();
        await desk.IsAsync(handoff, HandoffStatus.Reported);
    });

    public Task HoldAsync(string task, DateOnly review) => desk.DoAsync(task, async () =>
    {
        await desk.OpenAsync(handoff);
        await desk.PressAsync("hold");
        await desk.Keys.PickAsync("Form.ReasonCode", "person-absent");
        await desk.Keys.DateAsync("Form.ReviewOn", review);
        await desk.Keys.WriteAsync("Form.Text", "她随亲属外出，下月回来");
        await desk.SendAsync();
        await desk.IsAsync(handoff, HandoffStatus.OnHold);
    });
}
