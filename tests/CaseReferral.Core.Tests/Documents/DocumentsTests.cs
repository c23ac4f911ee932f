using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Core.Tests.Documents;

/// <summary>The generated documents say what the program does.</summary>
public sealed class DocumentsTests
{
    [Fact]
    public void States_Document_IsUpToDate() => Golden.Check("docs/states.md", StatesDocument.Write());

    [Fact]
    public void Permissions_Document_IsUpToDate() => Golden.Check("docs/permissions.md", PermissionsDocument.Write());
}
