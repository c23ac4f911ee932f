using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Volume;

/// <summary>
/// The typed record of a line, where a receiver has taken the hand-off. Found in the kind's own folder, so a new line
/// is loaded without an edit here.
/// </summary>
internal sealed class RecordStory(HandoffKinds kinds)
{
    private readonly Dictionary<string, Type?> types = kinds.All.ToDictionary(k => k.Key, k => k.GetType().Assembly.GetTypes()
        .FirstOrDefault(t => t.Namespace == k.GetType().Namespace && t.IsAssignableTo(typeof(IHandoffScoped))
            && t.IsAssignableTo(typeof(IVersioned)) && t.GetConstructor([typeof(Guid), typeof(Guid)]) is not null));

    public IEnumerable<object> Of(Handoff handoff)
    {
        if (handoff.AcceptedAt is not null && types[handoff.Kind] is { } type)
            yield return Activator.CreateInstance(type, handoff.Id, handoff.CaseId)!;
    }
}
