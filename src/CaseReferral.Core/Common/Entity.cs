namespace CaseReferral.Core.Common;

/// <summary>
/// Everything stored. The id is made here (Guid v7), so an audit row can name a new entity before the insert
/// and one save is enough.
/// </summary>
public abstract class Entity
{
    public Guid Id { get; protected set; } = Guid.CreateVersion7();
}
