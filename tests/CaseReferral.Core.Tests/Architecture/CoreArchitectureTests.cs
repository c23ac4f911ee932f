using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace CaseReferral.Core.Tests.Architecture;

/// <summary>What must stay true of the code whatever is added. A list here is an agreement: extending it is a decision.</summary>
public sealed partial class CoreArchitectureTests
{
    private static readonly Assembly Core = typeof(AppDbContext).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture Types = new ArchLoader().LoadAssemblies(Core).Build();

    [Fact]
    public void Core_References_NoWebNoProviderNoMapper()
    {
        string[] banned = ["Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Razor",
            "AutoMapper", "Npgsql", "Microsoft.Data.", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "MediatR"];
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), a => Array.Exists(banned, b => a.Name!.StartsWith(b, StringComparison.Ordinal)));
    }

    [Fact]
    public void Stateless_IsKnown_ToTheWorkflowOnly() =>
        Assert.Equal(["CaseReferral.Core.Workflows.Workflow"], Users(target => target.StartsWith("Stateless.", StringComparison.Ordinal)));

    /// <summary>Identity leaves through the vault alone; the card is what the vault hands out.</summary>
    [Fact]
    public void PersonIdentity_IsTouched_ByTheVaultAndTheModelOnly() =>
        Assert.Equal(
            ["CaseReferral.Core.Persons.IdentityCard", "CaseReferral.Core.Persons.IdentityVault", "CaseReferral.Core.Persons.NameRebuild", "CaseReferral.Core.Persons.NameSearch",
                "CaseReferral.Core.Persons.PersonIdentityConfiguration", "CaseReferral.Core.Rescues.PoliceRecords"],
            Users(target => target == typeof(PersonIdentity).FullName).Where(t => t != typeof(PersonIdentity).FullName));

    /// <summary>Reading as the system is for rules, grants and checks: what leaves there is yes, no or a count.</summary>
    [Fact]
    public void AsSystem_IsCalled_ByTheAgreedTypesOnly() =>
        Assert.Equal(
            [
                "AppDbContext.Scope.cs", "BuyerCheck.cs", "BuyerGate.cs", "CarerCheckService.cs", "CaseClockEnds.cs", "CaseFactsLoader.cs", "CaseLookup.cs", "CaseMerge.cs", "CaseWriter.cs", "ClockRecount.cs", "EducationService.cs", "Eraser.cs", "ExclusionService.cs", "Grants.cs",
                "HandoffFactsLoader.cs", "IdentityVault.cs", "MailDesk.cs", "MinorsAudit.cs", "OpenLetters.cs", "OpenRecords.cs", "OrganisationFacts.cs", "OverdueCounting.cs", "PlacementClockFacts.cs", "PlacementOffer.cs", "PlacementTransfer.cs", "PoliceRecords.cs", "Refusals.cs", "TrailChains.cs", "TrailRows.cs",
            ],
            Sources("src").Where(s => s.Text.Contains("AsSystem()", StringComparison.Ordinal)).Select(s => Path.GetFileName(s.File)).Order(StringComparer.Ordinal));

    [Fact]
    public void IgnoreQueryFilters_NamesItsFilters_AndNeverTheScope() =>
        Assert.DoesNotContain(Sources("src").SelectMany(s => IgnoredFilters().Matches(s.Text)),
            m => !m.Value.Contains('[', StringComparison.Ordinal) || m.Value.Contains("Scope", StringComparison.Ordinal));

    [Fact]
    public void Sql_IsWritten_OnlyWhereKeysChangeAndRequestsAreCounted() =>
        // Cipher text under another key is the same content, and a count of a minute is no content: no version and no trail, so no save.
        Assert.Equal(["OldRequestCounts.cs", "RequestCounter.cs", "SealedContext.cs"],
            Sources("src/CaseReferral.Core").Where(s => RawSql().IsMatch(s.Text)).Select(s => Path.GetFileName(s.File)).Order(StringComparer.Ordinal));

    [Fact]
    public void Statuses_AreSet_ByMoveToOnly()
    {
        foreach (var property in new[] { typeof(Handoff).GetProperty(nameof(Handoff.Status))!, typeof(Case).GetProperty(nameof(Case.Stage))! })
            Assert.True(property.SetMethod!.IsPrivate, property.Name);
        var writers = Sources("src/CaseReferral.Core/Cases").Concat(Sources("src/CaseReferral.Core/Handoffs")).Where(s => StatusWritten().IsMatch(s.Text)).Select(s => Path.GetFileName(s.File)).Order(StringComparer.Ordinal);
        Assert.Equal(["Case.cs", "Handoff.Move.cs"], writers);
    }

    [Fact]
    public void Scope_Filter_IsOnEverythingThatBelongsToACaseOrAHandoff()
    {
        var scoped = Model().GetEntityTypes().Where(e => typeof(ICaseScoped).IsAssignableFrom(e.ClrType) || typeof(IHandoffScoped).IsAssignableFrom(e.ClrType)
            || e.ClrType == typeof(Case) || e.ClrType == typeof(Handoff)
            // Whoever names a case or a hand-off belongs to it, whether it says so or not.
            || (e.FindProperty("CaseId") ?? e.FindProperty("HandoffId")) is not null && !Unscoped.Contains(e.ClrType.Name)).ToList();
        Assert.True(scoped.Count > 15);
        Assert.All(scoped, e => Assert.True(e.FindDeclaredQueryFilter("Scope") is not null, e.ClrType.Name));
    }

    /// <summary>The access rows are the scope themselves; the look-up trail is read with the actor's own id only.</summary>
    private static readonly string[] Unscoped = ["CaseAccess", "CaseGrant", "RevealEntry", "AuditEntry"];

    /// <summary>For an officer excluded by name nothing of the case exists; what hangs on a hand-off follows the hand-off's filter.</summary>
    [Fact]
    public void Exclusion_Filter_IsOnEverythingThatBelongsToACase() =>
        Assert.All(
            Model().GetEntityTypes().Where(e => e.ClrType == typeof(Case)
                || e.FindProperty("CaseId") is not null && !typeof(IHandoffScoped).IsAssignableFrom(e.ClrType) && !Unscoped.Contains(e.ClrType.Name)),
            e => Assert.True(e.FindDeclaredQueryFilter("Exclusion") is not null, e.ClrType.Name));

    /// <summary>Records that one service fills field by field; everything else changes through verbs.</summary>
    private static readonly string[] Writable = ["RescueRecord", "SamplingRecord"];

    [Fact]
    public void Entities_HaveNoPublicSetters() =>
        Assert.Empty(
            from entity in Model().GetEntityTypes()
            where entity.ClrType.Assembly == Core && !Writable.Contains(entity.ClrType.Name)
            from property in entity.ClrType.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
            select $"{entity.ClrType.Name}.{property.Name}");

    [Fact]
    public void Permissions_AreHeldBySomebody_ButForAutomaticSteps()
    {
        var held = Enum.GetValues<OrganisationKind>().SelectMany(k => Enum.GetValues<OfficerRole>().SelectMany(r => Permissions.Of(k, r))).ToHashSet();
        Assert.Equal([Permissions.For(CaseAction.AssistAgain), Permissions.For(CaseAction.BeginAssistance), Permissions.For(CaseAction.ConfirmPlacement), Permissions.For(HandoffAction.Begin)],
            Permissions.All.Except(held).Order(StringComparer.Ordinal));
        Assert.Empty(held.Except(Permissions.All));
    }

    /// <summary>三员: none of the three administrators can read a case or act on one, in whatever unit they sit.</summary>
    [Fact]
    public void Administrators_HoldNothingOfACase()
    {
        OfficerRole[] roles = [OfficerRole.SystemAdministrator, OfficerRole.SecurityAdministrator, OfficerRole.AuditAdministrator];
        string[] families = ["case.", "handoff.", "identity.", "rescue.", "police.", "needs.", "attachment.", "privacy.", "visit."];
        var held = Enum.GetValues<OrganisationKind>().SelectMany(k => roles.SelectMany(r => Permissions.Of(k, r)));
        Assert.DoesNotContain(held, p => Array.Exists(families, f => p.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void Departments_HaveTheSameFolders_InCoreAndWeb()
    {
        static IEnumerable<string?> Folders(string path) =>
            Directory.GetDirectories(Path.Combine(Repository.Root, path)).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(Folders("src/CaseReferral.Core/Departments"), Folders("src/CaseReferral.Web/Features/Departments"));
    }

    [Fact]
    public void Kinds_LieInTheFolderOfTheirKey()
    {
        foreach (var kind in new HandoffKinds().All)
        {
            var folder = string.Concat(kind.Key.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
            Assert.Equal("CaseReferral.Core.Departments." + folder, kind.GetType().Namespace);
        }
    }

    private static IEnumerable<string> Users(Func<string, bool> target) => Types.Types
        .Where(t => t.FullName.StartsWith("CaseReferral.", StringComparison.Ordinal) && t.Dependencies.Any(d => target(d.Target.FullName)))
        .Select(t => Outer().Match(t.FullName).Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<(string File, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations"))
            .Select(f => (f, Comment().Replace(File.ReadAllText(f), "")));

    private static IModel Model()
    {
        var options = DesignTime.Options(new CaseReferral.Data.Sqlite.SqliteProvider(), "Data Source=:memory:");
        var ring = KeyRing.Ephemeral();
        using var db = new AppDbContexts(options, TimeProvider.System, new(ring), new(), new(ring)).For(Actor.System("test"));
        return db.Model;
    }

    [GeneratedRegex(@"^[^/+<`]+")]
    private static partial Regex Outer();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"IgnoreQueryFilters\([^)]*\)")]
    private static partial Regex IgnoredFilters();

    [GeneratedRegex(@"\b(FromSql|ExecuteSql|SqlQuery|ExecuteUpdate|ExecuteDelete)\w*(?:<\w+>)?\(")]
    private static partial Regex RawSql();

    // An assignment to a property named Status or Stage, alone or in a tuple; initialisers of facts and pages do not count.
    [GeneratedRegex(@"^\s+(?:Status|Stage) = (?!>)[^,\n]*;|^\s+\((?:Status|Stage), ", RegexOptions.Multiline)]
    private static partial Regex StatusWritten();
}
