using CaseReferral.Core.Access;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Privacy;

/// <summary>Puts the ledger into words.</summary>
public static class LedgerWords
{
    /// <summary>The groups given; hand-off states go without saying.</summary>
    public static string Groups(FieldGroup groups, Texts texts) =>
        string.Join(texts["List.Separator"], RequestPageQuery.Split(groups & ~FieldGroup.Handoffs).Select(g => texts["FieldGroup." + g]));

    /// <summary>The article that gives the receiver of a service line its duty, after the general one.</summary>
    public static string Article(string kind, Texts texts) =>
        texts["Article.General"] + (texts.Has("Article." + kind) ? texts["Trail.Semicolon"] + texts["Article." + kind] : "");
}
