namespace CaseReferral.Core.Cases;

/// <summary>The events of a case. The permission for each is <c>case.&lt;name&gt;</c> by construction.</summary>
public enum CaseAction
{
    RegisterRescue, File, Unfound, ConfirmPlacement, Reunite, LeaveByOwnWill, BeginAssistance,
    BeginFollowUp, AssistAgain, Close, Suspend, Resume, Reopen, Merge,
}
