namespace CaseReferral.Core.Workflows;

/// <summary>How a page leads to an action that is possible. It permits nothing: that is the table's.</summary>
public enum StepPlace
{
    /// <summary>The next step of somebody's work: the first of them is the primary one.</summary>
    Onward,
    /// <summary>A step back or aside: one may take it, nobody is led to it.</summary>
    Aside,
    /// <summary>Possible, but not the next step of anybody's work: folded away.</summary>
    Folded,
}
