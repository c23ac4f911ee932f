using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Web.Demo;

/// <summary>
/// Lets <see cref="DemoStories"/> happen: every step at its own moment of office hours, all steps in order of time, so that numbers and
/// chains grow as in a city that works. The urging ladder runs each morning of the last weeks.
/// </summary>
internal sealed class DemoHistory(IServiceProvider services, DemoClock clock)
{
    private const int MorningsOfLadder = 15;
    /// <summary>What is older than this was read.</summary>
    private const int ReadUntil = 3;

    private readonly WorkCalendar calendar = services.GetRequiredService<CalendarSource>().Current;
    private readonly DateOnly today = ChinaTime.LocalDate(clock.GetUtcNow().UtcDateTime);
    private readonly List<(DateTime At, Func<Task> Do)> steps = [];

    /// <summary>Afterwards the clock is the real one, also when a step fails.</summary>
    public async Task LoadAsync()
    {
        var clerks = new DemoClerks(services, clock);
        Plan(clerks);
        try
        {
            foreach (var (at, step) in steps.OrderBy(s => s.At))
            {
                clock.SetBackTo(at);
                await step();
            }
        }
        finally
        {
            clock.Release();
        }
    }

    private void Plan(DemoClerks clerks)
    {
        foreach (var rescue in DemoStories.Rescues)
            Add(rescue.Ago, 8 * 60 + 40, () => clerks.RescueAsync(rescue));
        foreach (var (row, request) in DemoStories.Requests.Index())
        {
            foreach (var (column, move) in request.Moves.Index())
                Add(move.Ago, 9 * 60 + 30 + column * 47 + row * 2, () => clerks.MoveAsync(request, move));
        }
        foreach (var deed in DemoStories.Deeds)
            Add(deed.Ago, 16 * 60 + 20, () => clerks.DoAsync(deed));
        Add(ReadUntil, 17 * 60 + 30, clerks.ReadNoticesAsync);
        for (var ago = MorningsOfLadder; ago > 0; ago--)
            Add(ago, 9 * 60 + 5, ClimbAsync);
    }

    private void Add(int ago, int minute, Func<Task> step)
    {
        var day = today;
        for (var left = ago; left > 0;)
        {
            day = day.AddDays(-1);
            left -= calendar.IsWorkday(day) ? 1 : 0;
        }
        steps.Add((ChinaTime.ToUtc(day.ToDateTime(TimeOnly.MinValue.AddMinutes(minute))), step));
    }

    /// <summary>What the job does, without a note of its run: the timetable begins with the real clock.</summary>
    private async Task ClimbAsync()
    {
        var scopes = services.GetRequiredService<IJobScopes>();
        foreach (var id in await InScopeAsync(ladder => ladder.FindAsync(JobRunner.MaxItems, default)))
            await InScopeAsync(ladder => ladder.DoAsync(id, default));

        async Task<T> InScopeAsync<T>(Func<UrgingLadder, Task<T>> act)
        {
            await using var scope = scopes.Begin(Actor.System("urging-ladder"));
            return await act(ActivatorUtilities.CreateInstance<UrgingLadder>(scope.ServiceProvider));
        }
    }
}
