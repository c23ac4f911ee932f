using CaseReferral.Core.Papers;

namespace CaseReferral.Web.Features.Papers;

/// <summary>What one kind of paper shows. Found by scanning.</summary>
public interface IPaperContent
{
    /// <summary>Key of the <see cref="PaperKind"/>.</summary>
    string Kind { get; }

    /// <summary>Partial view of the sheet: its name in this folder, or the path in the department's.</summary>
    string View { get; }

    /// <summary>
    /// Reads the record, cut to the subject's view; an identity the paper shows is in clear, because the printing has just been
    /// logged.
    /// </summary>
    Task<object> LoadAsync(Paper paper, PaperSubject subject, CancellationToken token);
}
