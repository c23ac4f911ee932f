namespace CaseReferral.Core.Handoffs;

/// <summary>How quickly the receiver must act; chooses the clocks.</summary>
public enum Urgency { Normal, Urgent, Emergency }
