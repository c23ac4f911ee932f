using CaseReferral.Core.Assessment;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Cases;

/// <summary>What the statements of the case page ask with and answer in.</summary>
public sealed partial class CasePageQuery
{
    private sealed record OfCase(Guid Id);

    private sealed record Around(Guid Id, Guid Operation, Guid Into);

    /// <summary>A row of one of the lists beside the case; what <see cref="What"/> does not have is empty.</summary>
    private sealed class Aside
    {
        public const int Need = 1, Sibling = 2, Merged = 3;

        public int What { get; init; }
        public required string Kind { get; init; }
        public bool Likely { get; init; }
        public required string Decision { get; init; }
        public string? Reason { get; init; }
        public string? DecidedBy { get; init; }
        public Guid Id { get; init; }
        public long Serial { get; init; }
    }

    /// <summary>The case with everything its page asks of it.</summary>
    private sealed record Head
    {
        public required Case Case { get; init; }
        public required Person Person { get; init; }
        public required string OwnerName { get; init; }
        public RescueRecord? Record { get; init; }
        public SamplingRecord? Sampling { get; init; }
        public int Buyers { get; init; }
        public int Interviews { get; init; }
        public int Departures { get; init; }
        public bool HasPicture { get; init; }
        /// <summary>Most cases have none: nothing more is asked then.</summary>
        public bool HasProposals { get; init; }
        public List<Aside> Asides { get; init; } = [];
        public List<CaseClock> Clocks { get; init; } = [];
        public List<Attachment> Files { get; init; } = [];

        public IReadOnlyList<NeedRow> Needs => needs ??= [.. Asides.Where(a => a.What == Aside.Need).Select(n => new NeedRow(n.Kind, n.Likely, Enum.Parse<NeedDecision>(n.Decision), n.Reason, n.DecidedBy))];
        private IReadOnlyList<NeedRow>? needs;

        public IReadOnlyList<SiblingCase> Cases(int what) => [.. Asides.Where(a => a.What == what).OrderBy(a => a.Serial).Select(a => new SiblingCase(a.Id, Serial.Format(a.Serial)))];
    }
}
