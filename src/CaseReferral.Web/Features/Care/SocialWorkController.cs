using CaseReferral.Core.Access;
using CaseReferral.Core.Care;
using CaseReferral.Core.Data;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Care;

/// <summary>社会工作服务 (notice 一.3): 心理疏导, 行为矫治, 文化教育, 技能培训; the institution writes, who reads of the placement sees that it was.</summary>
[Route("cases/{id:guid}/social-work")]
public sealed class SocialWorkController(AppDbContext db, CareHeadQuery heads, SocialWorkService service, Texts texts) : Controller
{
    public const int MaxRows = 50;
    private const string Page = "/Features/Care/SocialWork.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(Page, await PageAsync(id, null, token));

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, [Bind(Prefix = "Form")] SocialWorkForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => service.RecordAsync(id, form.Version, form.ToInput(), token)))
            return View(Page, await PageAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/cases/{id}/social-work");
    }

    private async Task<SocialWorkPage> PageAsync(Guid id, SocialWorkForm? typed, CancellationToken token)
    {
        var head = await heads.LoadAsync(id, FieldGroup.Placement, token);
        var given = db.Set<SocialWork>().AsNoTracking().Where(s => s.CaseId == id);
        var rows = await given.OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Take(MaxRows).ToListAsync(token);
        var counts = await given.GroupBy(s => s.Service).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, token);
        var providers = await SocialWorkService.Providers(db).OrderBy(o => o.Code).Take(100).Select(o => KeyValuePair.Create(o.Id, o.Name)).ToListAsync(token);
        return new(head, rows, counts, providers, head.MayWrite ? (typed ?? new()) with { Version = head.Case.Version } : null);
    }
}
