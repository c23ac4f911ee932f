using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;

namespace CaseReferral.Core.Handoffs;

/// <summary>One move in progress, given to the line before the save.</summary>
public sealed record HandoffMove(
    AppDbContext Db, Handoff Handoff, Case Case, HandoffFacts Facts, HandoffAction Action, HandoffStatus From,
    Actor Actor, DateTime Now, WorkCalendar Calendar);
