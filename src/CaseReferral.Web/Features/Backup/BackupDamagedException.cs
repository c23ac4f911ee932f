using CaseReferral.Core.Data;

namespace CaseReferral.Web.Features.Backup;

/// <summary>A backup that cannot be trusted; nothing of it was put in place.</summary>
public sealed class BackupDamagedException(string message) : CopyRefusedException(message);
