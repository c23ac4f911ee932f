using System.Net.Mail;

namespace CaseReferral.Core.Organisations;

/// <summary>What is taken for a mail address.</summary>
public static class MailAddresses
{
    public const int Longest = 100;

    /// <summary>
    /// One plain address with a domain: no name beside it, no list, nothing that could end a header line, and only ASCII, because not
    /// every mail server of an office knows more.
    /// </summary>
    public static bool IsOne(string text) => text.Length <= Longest && text.All(c => c is > ' ' and < '\u007f' and not (',' or ';' or '<' or '>' or '"'))
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
}
