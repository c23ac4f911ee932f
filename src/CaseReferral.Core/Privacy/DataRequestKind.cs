namespace CaseReferral.Core.Privacy;

/// <summary>What a person may ask about her data (个人信息保护法 Arts. 15, 44–48).</summary>
public enum DataRequestKind { Access, Copy, Correction, Deletion, Explanation, Withdrawal }

/// <summary>How far a request is.</summary>
public enum DataRequestState { Open, Granted, Refused }
