namespace CaseReferral.Core.Access;

/// <summary>
/// The field group an entity's fields belong to; on a property, the group of that field alone. The trail stores it with
/// each row, so that a history shows a reader no more than the pages do. An entity of a case without it is shown to nobody.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class InGroupAttribute(FieldGroup group) : Attribute
{
    public FieldGroup Group { get; } = group;
}

/// <summary>A row whose group depends on what it holds, such as a document by its category.</summary>
public interface IInGroup
{
    FieldGroup Group { get; }
}
