namespace CaseReferral.Core.Access;

/// <summary>How much of a field group a unit may see, in rising order.</summary>
public enum AccessLevel { None, Summary, Read, Write }
