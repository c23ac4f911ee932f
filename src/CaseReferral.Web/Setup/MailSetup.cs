using CaseReferral.Core.Notices;

namespace CaseReferral.Web.Setup;

/// <summary>Chooses the mail server by the settings; what they cannot mean ends the start with a sentence.</summary>
internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new();
        options.Check();
        services.AddSingleton(options);
        services.AddSingleton<SmtpSender>();
        services.AddSingleton<IMailSender>(sp => options.IsOn ? sp.GetRequiredService<SmtpSender>() : new NoMail());
    }
}
