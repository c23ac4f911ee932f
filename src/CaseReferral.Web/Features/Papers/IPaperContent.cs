using CaseReferral.Core.Papers;

namespace CaseReferral.Web.Features.Papers;

/// <summary>What one kind of paper shows. Found by scanning.</summary>
public interface IPaperContent
{
    /// <summary>Key of the <see cref="PaperKind"/>.</summary>
    string Kind { get; }

    /// <summary>Partial view of the sheet, in this folder or the department's.</summary>
    string View { get; }

    /// <summary>Reads the record; the identity is in clear because the printing has just been logged.</summary>
    Task<object> LoadAsync(Paper paper, CancellationToken token);
}
