using CaseReferral.Web.Shell;
using Xunit;

namespace CaseReferral.Web.Tests.Shell;

public sealed class NavMenuTests
{
    private static readonly ShellUser _officer = new("A", "B", "C", new HashSet<string> { "case.read" });
    private static readonly NavMenu _menu = new(
    [
        new("Cases", "folder", "/cases", 20, user => user.May("case.read")),
        new("Import", "upload", "/cases/import", 30, _ => true),
        new("Admin", "settings", "/admin", 10, user => user.May("admin")),
        new("Inbox", "inbox", "/", 10, _ => true),
    ]);

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/cases/2026-0047", "/cases")]
    [InlineData("/cases/import/1", "/cases/import")]
    [InlineData("/casesx", null)]
    public void CurrentHref_ByPath_IsTheLongestPrefix(string path, string? expected) =>
        Assert.Equal(expected, _menu.CurrentHref(_officer, path));

    [Fact]
    public void For_Officer_HidesWhatIsNotPermitted() =>
        Assert.Equal(["Inbox", "Cases", "Import"], _menu.For(_officer).Single().Select(item => item.Key));
}
