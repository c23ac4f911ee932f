namespace CaseReferral.Web.Features.Account;

/// <summary>Leads a signed-in officer to what she has to do first; no other page opens until it is done.</summary>
internal static class DutyGate
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var duty = context.RequestServices.GetRequiredService<CurrentSession>().Duty;
        if (duty.Opens(context.Request.Path))
            return next(context);
        context.Response.Redirect(duty.Path());
        return Task.CompletedTask;
    }
}
