using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Access;

/// <summary>
/// One change of one cell, by whom and why. Rows are only added: the last one of a cell stands, and the number of the last one of
/// all tells every node which matrix it must know.
/// </summary>
public sealed class MatrixChange : Entity
{
    private MatrixChange() => Reason = "";

    public MatrixChange(int number, MatrixCell cell, AccessLevel before, string reason, Actor by, DateTime now)
    {
        Number = number;
        Department = cell.Department;
        Group = cell.Group;
        Before = before;
        After = cell.Level;
        Reason = reason;
        OfficerId = by.OfficerId;
        At = now;
    }

    /// <summary>1, 2, 3 …; unique, so that of two simultaneous changes one is refused.</summary>
    public int Number { get; private set; }
    public Department Department { get; private set; }
    public FieldGroup Group { get; private set; }
    public AccessLevel Before { get; private set; }
    public AccessLevel After { get; private set; }
    [Encrypted] public string Reason { get; private set; }
    public Guid OfficerId { get; private set; }
    public DateTime At { get; private set; }
}
