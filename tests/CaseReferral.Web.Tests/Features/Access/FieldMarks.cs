using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>Where one typed text is kept.</summary>
/// <param name="Text">It stands nowhere else.</param>
/// <param name="Field">Entity and property.</param>
/// <param name="Group">Of the field; none where the entity belongs to no case.</param>
/// <param name="CaseId">Of the row.</param>
/// <param name="Writer">Unit that serves the hand-off the row belongs to.</param>
/// <param name="Author">Unit that made the row, where the row tells.</param>
internal sealed record FieldMark(string Text, string Field, FieldGroup Group, Guid? CaseId, Guid? Writer, Guid? Author)
{
    /// <summary>One line about a matter that belongs to others: of health at the rescue and at a visit, what the sender reads of a record.</summary>
    public bool IsSummary => Field is "RescueRecord.HealthNote" or "Visit.HealthNote" or "Visit.LegalNote" or "HealthRecord.CareSummary" or "EmergencyCareRecord.DischargeNote";

    /// <summary>What a doctor writes down beside it stays with the hospital.</summary>
    public bool IsClinical => !IsSummary && Field.Split('.')[0] is "HealthRecord" or "HealthSession" or "ScaleResult" or "Injury" or "EmergencyCareRecord";
}

/// <summary>
/// Finds every text that was typed in the rows it is kept in, through the model: a field added tomorrow is found like the
/// others, with the group its attribute names.
/// </summary>
internal static class FieldMarks
{
    public static async Task<IReadOnlyList<FieldMark>> ReadAsync(AppFactory app, MarkedForms forms)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        var handoffs = await db.Set<Handoff>().ToDictionaryAsync(h => h.Id);
        var cases = await db.Set<Case>().ToDictionaryAsync(c => c.PersonId, c => c.Id);
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && t.ClrType.Namespace!.StartsWith("CaseReferral", StringComparison.Ordinal)))
            await LoadAsync(db, type);
        var texts = forms.Texts.Values.ToHashSet();
        var marks = new List<FieldMark>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            Guid? Id(string name) => entry.Metadata.FindProperty(name) is { } p ? entry.Property(p.Name).CurrentValue as Guid? : null;
            var handoff = (entry.Entity as Handoff ?? (Id("HandoffId") is { } h ? handoffs.GetValueOrDefault(h) : null))?.ToOrganisationId;
            var person = (entry.Entity as Person)?.Id ?? Id("PersonId");
            var @case = (entry.Entity as Case)?.Id ?? Id("CaseId") ?? (person is { } p && cases.TryGetValue(p, out var c) ? c : null);
            foreach (var (field, value) in Values(entry))
                foreach (var text in texts.Where(t => value.Contains(t, StringComparison.Ordinal)))
                    marks.Add(new(text, $"{entry.Metadata.ClrType.Name}.{field}", Group(entry, field), @case, handoff, Id("OrganisationId")));
        }
        return [.. marks, .. Contents(forms, marks)];
    }

    private static Task LoadAsync(AppDbContext db, IEntityType type)
    {
        var set = (IQueryable<object>)db.GetType().GetMethod("Set", Type.EmptyTypes)!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
        return set.LoadAsync();
    }

    private static IEnumerable<(string Field, string Value)> Values(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
            if (property.CurrentValue is string text)
                yield return (property.Metadata.Name, text);
            else if (property.CurrentValue is { } value && !property.Metadata.ClrType.IsValueType && value is not byte[])
                yield return (property.Metadata.Name, System.Text.Json.JsonSerializer.Serialize(value, Readable));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static FieldGroup Group(EntityEntry entry, string field) =>
        entry.Entity is IInGroup row ? row.Group : TrailGroups.Of(entry.Metadata.ClrType, field);

    /// <summary>What stands inside a file belongs where its name does: the form writes the one, then the other.</summary>
    private static IEnumerable<FieldMark> Contents(MarkedForms forms, IReadOnlyList<FieldMark> marks)
    {
        var texts = forms.Texts.ToList();
        foreach (var (inside, name) in texts.Zip(texts.Skip(1)).Where(t => t.First.Key.EndsWith("inside a file", StringComparison.Ordinal)))
            if (marks.FirstOrDefault(m => m.Text == name.Value) is { } known)
                yield return known with { Text = inside.Value, Field = nameof(Attachment) };
    }
}
