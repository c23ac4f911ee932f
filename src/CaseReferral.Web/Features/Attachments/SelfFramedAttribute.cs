namespace CaseReferral.Web.Features.Attachments;

/// <summary>This answer may stand in a frame of our own pages, and only there; every other answer stands in none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SelfFramedAttribute : Attribute;
