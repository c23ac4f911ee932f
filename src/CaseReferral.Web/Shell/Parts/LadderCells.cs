namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Ladder</c>: the four cells of the urging ladder, and the words that say the same.</summary>
public sealed record LadderCells(int On, string Spoken)
{
    public const int All = 4;
}
