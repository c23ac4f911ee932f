namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Notice</c>: what happened, or what to know, in one sentence; final text.</summary>
public sealed record Notice(NoticeKind Kind, string Text, string? LinkText = null, string? Href = null);

/// <summary>Ok: it worked. Note: to know. Care: please look after this.</summary>
public enum NoticeKind { Ok, Note, Care }
