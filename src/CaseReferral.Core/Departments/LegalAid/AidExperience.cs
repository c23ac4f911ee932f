using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>经验材料 of one year (notice 四.7): what a centre learnt, with the figures of the year as they stood when it was written.</summary>
public sealed class AidExperience : Entity, IUnitOwned, IVersioned
{
    private AidExperience() => Text = Figures = "";

    public AidExperience(Guid organisationId, int year) => (OrganisationId, Year, Text, Figures) = (organisationId, year, "", "");

    public Guid OrganisationId { get; private set; }
    public int Year { get; private set; }
    /// <summary>Meant to be passed on, so it names nobody; the form says so.</summary>
    public string Text { get; private set; }
    /// <summary><see cref="AidFigures"/> as written by <see cref="AidFigures.ToText"/>.</summary>
    public string Figures { get; private set; }
    public DateTime WrittenAt { get; private set; }
    public string? WrittenByName { get; private set; }
    /// <summary>From 1: a form that says 0 was made when there was none.</summary>
    public int Version { get; private set; } = 1;

    public void Write(string text, AidFigures figures, Actor actor, DateTime now) =>
        (Text, Figures, WrittenAt, WrittenByName) = (text, figures.ToText(), now, actor.Name);
}
