using CaseReferral.Core.Officers;
using Microsoft.AspNetCore.Identity;

namespace CaseReferral.Web.Features.Account;

/// <summary>A hash that fits no password: checking against it costs what checking a real one costs.</summary>
public sealed class NobodysPassword
{
    private static readonly Officer Nobody = new("nobody", "", Guid.Empty, OfficerRole.Officer);
    private string? hash;

    public void Check(IPasswordHasher<Officer> hasher, string password)
    {
        hash ??= hasher.HashPassword(Nobody, Secrets.IssuedPassword());
        hasher.VerifyHashedPassword(Nobody, hash, password);
    }
}
