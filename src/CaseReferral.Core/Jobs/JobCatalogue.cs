using System.Reflection;

namespace CaseReferral.Core.Jobs;

/// <summary>A job as the timetable knows it.</summary>
public sealed record JobDescription(string Name, TimeSpan Interval, Type Type);

/// <summary>The jobs there are, found by scanning: a new job adds a file and edits none.</summary>
public sealed class JobCatalogue
{
    public JobCatalogue(params IEnumerable<Assembly> assemblies)
        : this(assemblies.DefaultIfEmpty(typeof(Job).Assembly).SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Job)) && !t.IsAbstract))
    {
    }

    /// <summary>These and no others.</summary>
    public JobCatalogue(IEnumerable<Type> types) => All =
    [
        .. types.Select(t => (Type: t, Plan: t.GetCustomAttribute<JobAttribute>() ?? throw new InvalidOperationException($"{t.Name} has no [Job].")))
            .Select(j => new JobDescription(j.Plan.Name, j.Plan.Interval, j.Type))
            .OrderBy(j => j.Name, StringComparer.Ordinal),
    ];

    public IReadOnlyList<JobDescription> All { get; }

    public JobDescription? Find(string? name) => All.FirstOrDefault(j => j.Name == name);
}
