using System.Net;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using CaseReferral.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Security;

/// <summary>Several nodes on one database are one site: what one gives out the other takes.</summary>
public sealed class SharedKeyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CookieAndFormToken_OfOneNode_AreGoodOnTheOther()
    {
        await using var first = new AppFactory();
        var cookies = await CookiesAsync(first);
        await using var second = new AppFactory { Settings = new Dictionary<string, string> { ["Data:Directory"] = first.Folder } };
        var there = second.Anonymous();
        there.Http.DefaultRequestHeaders.Add("Cookie", cookies.Header);
        await there.GoAsync("/account");
        Assert.Equal(("/account", HttpStatusCode.OK), (there.Path, there.Status));
        Assert.Contains("canlian", there.Text, StringComparison.Ordinal);
        // Form token of the first node, posted to the second.
        await there.PostAsync("/account/stay", [new("__RequestVerificationToken", cookies.Token), new("returnUrl", "/account")]);
        Assert.Equal(HttpStatusCode.OK, there.Status);
    }

    [Fact]
    public async Task Database_HoldsNoKeyInClear()
    {
        await using var app = new AppFactory();
        _ = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("x");
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));
        var clear = Assert.Single(await db.Set<SharedKey>().Select(k => k.Xml).ToListAsync(Stop));
        Assert.Contains("<masterKey", clear, StringComparison.Ordinal);
        var stored = await db.Database.SqlQueryRaw<string>("SELECT \"Xml\" AS \"Value\" FROM \"SharedKeys\"").SingleAsync(Stop);
        Assert.StartsWith("v1.", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<", stored, StringComparison.Ordinal);
    }

    /// <summary>Signs in by hand, to have the cookies themselves and the token of a page.</summary>
    private static async Task<(string Header, string Token)> CookiesAsync(AppFactory app)
    {
        using var handler = new Cookies { InnerHandler = app.Server.CreateHandler() };
        using var http = new HttpClient(handler) { BaseAddress = new("https://localhost") };
        var visitor = await new Visitor(http).SignInAsync("canlian");
        await visitor.GoAsync("/account");
        return (handler.Header, visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    /// <summary>A browser's jar, in the open.</summary>
    private sealed class Cookies : DelegatingHandler
    {
        private readonly Dictionary<string, string> jar = [];

        public string Header => string.Join("; ", jar.Select(c => $"{c.Key}={c.Value}"));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (jar.Count > 0)
                request.Headers.Add("Cookie", Header);
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                jar[cookie.Split('=')[0]] = cookie.Split(';')[0].Split('=', 2)[1];
            return answer;
        }
    }
}
