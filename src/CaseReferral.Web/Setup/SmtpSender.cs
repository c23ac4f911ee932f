using System.Net.Sockets;
using CaseReferral.Core.Notices;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CaseReferral.Web.Setup;

/// <summary>
/// The mail server of the settings, over SMTP. One connection a mail: notices are few, and a connection that waits is one that
/// breaks unseen.
/// </summary>
public sealed class SmtpSender(MailOptions options, TimeProvider time) : IMailSender
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>A server that greets is asked again after half a minute, one that does not after a moment.</summary>
    private static readonly TimeSpan GoodNews = TimeSpan.FromSeconds(30), BadNews = TimeSpan.FromSeconds(3);

    private long awayAt;
    private volatile Answer? last;

    public bool IsOn => options.IsOn;

    public bool MayTry => Interlocked.Read(ref awayAt) is var at && (at == 0 || time.GetElapsedTime(at) > Rest);

    public async Task SendAsync(NoticeMail mail, CancellationToken token)
    {
        using var client = new SmtpClient();
        using var patience = Patience(options.Seconds, token);
        try
        {
            await ConnectAsync(client, patience.Token);
            await client.SendAsync(Message(mail), patience.Token);
            Interlocked.Exchange(ref awayAt, 0);
        }
        catch (Exception failure) when (IsFailure(failure, token))
        {
            // A server that answered and refused this one mail may take the next.
            if (failure is not SmtpCommandException)
                Interlocked.Exchange(ref awayAt, time.GetTimestamp());
            throw new MailFailedException(failure is SmtpCommandException refused ? $"refused with {(int)refused.StatusCode}" : failure.GetType().Name);
        }
        await QuitAsync(client);
    }

    /// <summary>Whether the server greets; asked now and then, however many want to know.</summary>
    public async Task<bool> AnswersAsync(CancellationToken token)
    {
        if (last is { } known && time.GetElapsedTime(known.At) < (known.There ? GoodNews : BadNews))
            return known.There;
        var there = await GreetsAsync(token);
        last = new(there, time.GetTimestamp());
        return there;
    }

    private async Task<bool> GreetsAsync(CancellationToken token)
    {
        using var client = new SmtpClient();
        using var patience = Patience(Math.Min(options.Seconds, 3), token); // the health of the node waits for it
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, Protection, patience.Token);
            await QuitAsync(client);
            return true;
        }
        catch (Exception failure) when (IsFailure(failure, token))
        {
            return false;
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken token)
    {
        await client.ConnectAsync(options.Host!, options.Port, Protection, token);
        if (!string.IsNullOrEmpty(options.User))
            await client.AuthenticateAsync(options.User, options.Password!, token);
    }

    private MimeMessage Message(NoticeMail mail)
    {
        var from = MailboxAddress.Parse(options.From!);
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:N}@{from.Domain}", // the same at every try
            Subject = mail.Number,
            Date = time.GetUtcNow(),
            Body = new TextPart("plain") { Text = $"{mail.Number}\n{options.Link!.TrimEnd('/')}/notices/{mail.Id}\n" },
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated"); // no answer by a robot of the other side
        return message;
    }

    private static CancellationTokenSource Patience(int seconds, CancellationToken token)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(token);
        source.CancelAfter(TimeSpan.FromSeconds(seconds));
        return source;
    }

    private SecureSocketOptions Protection => options.Tls switch
    {
        MailTls.Always => SecureSocketOptions.SslOnConnect,
        MailTls.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static async Task QuitAsync(SmtpClient client)
    {
        using var patience = Patience(2, CancellationToken.None);
        try
        {
            await client.DisconnectAsync(true, patience.Token);
        }
        catch (Exception failure) when (IsFailure(failure, CancellationToken.None))
        {
            // It has the mail; how it says goodbye does not matter.
        }
    }

    private static bool IsFailure(Exception failure, CancellationToken token) => !token.IsCancellationRequested && failure
        is ProtocolException or CommandException or AuthenticationException or SslHandshakeException or SocketException or IOException or TimeoutException
        or OperationCanceledException or NotSupportedException;

    private sealed record Answer(bool There, long At);
}
