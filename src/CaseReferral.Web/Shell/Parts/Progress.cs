namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Progress</c>: a job that takes longer than two seconds. Texts are final.</summary>
public sealed record Progress(int Done, int Total, string Text, string RefreshHref);
