namespace CaseReferral.Core.Cases;

/// <summary>The stages of a case in the order of the route, then the three side states. Stored as text.</summary>
public enum CaseStage { Reported, Filed, Rescued, Placed, Assisting, FollowUp, Closed, Unfounded, Suspended, Merged }
