using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Interviews;

/// <summary>The interviews of a case, and the form for one more.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="Alias">The person's.</param>
/// <param name="IsMinor">What protects a minor is asked.</param>
/// <param name="Rows">Newest first.</param>
/// <param name="Full">Who sat there and where, not only that it was and about what.</param>
/// <param name="Approvers">Leads who may allow another; their ids and names.</param>
/// <param name="Form">Null for who only reads.</param>
public sealed record InterviewsPage(
    Guid Id, string Number, string Alias, bool IsMinor, IReadOnlyList<Interview> Rows, bool Full, IReadOnlyList<KeyValuePair<Guid, string>> Approvers, InterviewForm? Form);
