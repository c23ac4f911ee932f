using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;

namespace CaseReferral.Core.Privacy;

/// <summary>Classes of records with a retention of their own.</summary>
public enum RetentionClass
{
    /// <summary>The file of a case that ran its course.</summary>
    CaseFile,
    /// <summary>A report that proved unfounded, or a file merged into another.</summary>
    Unfounded,
}

/// <summary>How long a file is kept: counted from the day it was closed, by the class of its last stage.</summary>
public static class Retention
{
    /// <summary>Null while the case is open: no retention runs.</summary>
    public static RetentionClass? ClassOf(CaseStage stage) => stage switch
    {
        CaseStage.Closed => RetentionClass.CaseFile,
        CaseStage.Unfounded or CaseStage.Merged => RetentionClass.Unfounded,
        _ => null,
    };

    public static int Years(RetentionClass of, PrivacyOptions options) =>
        of == RetentionClass.CaseFile ? options.CaseYears : options.UnfoundedYears;

    /// <summary>The last day the file must be kept; null while it is open.</summary>
    public static DateOnly? KeptUntil(Case @case, PrivacyOptions options) => ClassOf(@case.Stage) is { } of
        ? ChinaTime.LocalDate(@case.StageSince).AddYears(Years(of, options)) : null;
}
