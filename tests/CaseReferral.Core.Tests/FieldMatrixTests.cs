using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests;

/// <summary>Whatever stands in the table of changes, some cells stay as they are.</summary>
public sealed class FieldMatrixTests
{
    private static readonly Gen<FieldMatrix> Any = Gen.Select(
            Gen.Int[0, DisclosureMatrix.Departments.Count - 1], Gen.Int[0, DisclosureMatrix.Groups.Count() - 1], Gen.Int[0, 3],
            (d, g, l) => new MatrixCell(DisclosureMatrix.Departments[d], DisclosureMatrix.Groups.ElementAt(g), (AccessLevel)l))
        .Array[0, 150].Select(cells => new FieldMatrix(cells));

    [Fact]
    public void DnaAndBuyer_StayWithPolice_WhateverIsSet() => Any.Sample(matrix => DisclosureMatrix.Departments.All(d =>
        d == Department.Police
        || (matrix.Readable(d, AccessLevel.Summary) & (FieldGroup.Sampling | FieldGroup.Buyer)) == FieldGroup.None));

    [Fact]
    public void Office_SeesNoMoreThanAgreed_AndWritersReadWhatTheyWrite() => Any.Sample(matrix =>
        (matrix.OfficeLook("9999") & ~FieldMatrix.Agreed.OfficeLook("9999")) == FieldGroup.None
        && (matrix.OfficeHeader & ~FieldMatrix.Agreed.OfficeHeader) == FieldGroup.None
        && (matrix.OfficeLook("9999") & FieldMatrix.Agreed.OfficeHeader & ~matrix.OfficeHeader) == FieldGroup.None
        && DisclosureMatrix.Departments.All(d => matrix.Readable(d, AccessLevel.Write) == FieldMatrix.Agreed.Readable(d, AccessLevel.Write)));

    [Fact]
    public void EveryLine_CanStillBeSent() => Any.Sample(matrix => new HandoffKinds().All.All(k => k.Senders.All(s =>
        (k.Package & FieldMatrix.Agreed.Readable(s.Department(), AccessLevel.Summary) & ~matrix.Readable(s.Department(), AccessLevel.Summary)) == FieldGroup.None)));

    [Fact]
    public void Choices_HoldWhatWasAgreed_AndCoercedOffencesNeverMore()
    {
        foreach (var department in DisclosureMatrix.Departments)
            foreach (var group in DisclosureMatrix.Groups)
            {
                var choices = DisclosureMatrix.Choices(department, group);
                Assert.Contains(DisclosureMatrix.Level(department, group), choices);
                if (group == FieldGroup.CoercedOffences)
                    Assert.True(choices.Max() <= DisclosureMatrix.Level(department, group));
            }
        Assert.Equal([.. Enum.GetValues<Department>()], DisclosureMatrix.Departments);
    }

    [Fact]
    public void LastChangeOfACell_Stands_AndGoingBackIsNoChange()
    {
        MatrixCell Cell(AccessLevel level) => new(Department.Education, FieldGroup.Health, level);
        Assert.Equal(AccessLevel.Read, new FieldMatrix([Cell(AccessLevel.None), Cell(AccessLevel.Read)]).Level(Department.Education, FieldGroup.Health));
        Assert.Empty(new FieldMatrix([Cell(AccessLevel.Read), Cell(AccessLevel.Summary)]).Changes);
    }
}
