namespace CaseReferral.Web.Shell;

/// <summary>Model of the error page. The trace id lets the operator find the log line; nothing else is said.</summary>
public sealed record Problem(int Code, string? TraceId);
