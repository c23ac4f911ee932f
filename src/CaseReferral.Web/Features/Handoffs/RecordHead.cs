using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Model of the heading above every department's form.</summary>
public sealed record RecordHead(Handoff Handoff, string Alias, string Title);
