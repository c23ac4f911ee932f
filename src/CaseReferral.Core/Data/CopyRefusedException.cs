namespace CaseReferral.Core.Data;

/// <summary>A copy of the database could not be made or read; the message is one sentence for the administrator.</summary>
public class CopyRefusedException(string message) : Exception(message);
