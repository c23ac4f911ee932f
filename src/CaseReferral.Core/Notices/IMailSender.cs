namespace CaseReferral.Core.Notices;

/// <summary>The mail server as the outbox knows it; the host has the real one.</summary>
public interface IMailSender
{
    /// <summary>False where no mail server is set up: then nothing is sent and nothing is late.</summary>
    bool IsOn { get; }

    /// <summary>False for a moment after the server did not answer, so that one dead server costs one notice a try, not all of them.</summary>
    bool MayTry { get; }

    /// <summary>Hands one notice to the server.</summary>
    /// <exception cref="MailFailedException">The server is away, or does not take it.</exception>
    Task SendAsync(NoticeMail mail, CancellationToken token);
}

/// <summary>What a mail says: a number and where to read on. The id makes a second copy recognisable as such.</summary>
/// <param name="Id">Of the notice.</param>
/// <param name="To">Address of the unit.</param>
/// <param name="Number">Of the hand-off, the case or the letter.</param>
public sealed record NoticeMail(Guid Id, string To, string Number);

/// <summary>A notice was not taken by the mail server; the message names no address.</summary>
public sealed class MailFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>No mail server is set up.</summary>
public sealed class NoMail : IMailSender
{
    public bool IsOn => false;
    public bool MayTry => false;
    public Task SendAsync(NoticeMail mail, CancellationToken token) => throw new MailFailedException("No mail server is set up.");
}
