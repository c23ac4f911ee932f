using System.Net.Mail;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Web.Setup;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailTls
{
    /// <summary>STARTTLS; a server without it is refused.</summary>
    Start,
    /// <summary>TLS from the first byte, usually port 465.</summary>
    Always,
    /// <summary>None: only for a server on the same machine or in a closed network.</summary>
    None,
}

/// <summary>Settings of section "Mail": the server that takes notices. Off without a host.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }
    public int Port { get; set; } = 25;
    /// <summary>The sender's address.</summary>
    public string? From { get; set; }
    public MailTls Tls { get; set; } = MailTls.Start;
    /// <summary>Empty: the server takes mail without signing in.</summary>
    public string? User { get; set; }
    public string? Password { get; set; }
    /// <summary>Where officers open the application, e.g. https://casereferral.example.gov.cn; a mail leads there.</summary>
    public string? Link { get; set; }
    /// <summary>The longest one mail, or one question whether the server is there, may take.</summary>
    public int Seconds { get; set; } = 15;

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);

    /// <exception cref="StartProblemException">Names the wrong key.</exception>
    public void Check()
    {
        if (!IsOn)
        {
            if (From is not null || Link is not null || User is not null)
                throw new StartProblemException("Mail:Host is not set, but other settings of Mail are; name the server, or take them out.");
            return;
        }
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            throw new StartProblemException($"Mail:Host is \"{Host}\"; it must be the name or the address of a mail server.");
        if (Port is < 1 or > 65535)
            throw new StartProblemException($"Mail:Port is {Port}; it must lie between 1 and 65535.");
        if (From is null || !MailAddress.TryCreate(From, out var from) || !MailAddresses.IsOne(from.Address) && from.Host != "localhost")
            throw new StartProblemException($"Mail:From is \"{From}\"; it must be the mail address of the sender.");
        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
            throw new StartProblemException("Mail:User and Mail:Password belong together; one of them is missing.");
        if (!string.IsNullOrEmpty(User) && Tls == MailTls.None)
            throw new StartProblemException("Mail:Tls is None, but Mail:Password is set; it would be sent for everybody to read.");
        if (!Uri.TryCreate(Link, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
            throw new StartProblemException($"Mail:Link is \"{Link}\"; it must be the http or https address at which officers open the application.");
        if (Seconds is < 1 or > 300)
            throw new StartProblemException($"Mail:Seconds is {Seconds}; it must lie between 1 and 300.");
    }
}
