using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>The page on which an office writes an order.</summary>
public sealed class OrderPageQuery(AppDbContext db, UrgingService urgings)
{
    public async Task<OrderPage> LoadAsync(Guid clockId, OrderForm form, CancellationToken token)
    {
        var (item, reasons) = await urgings.OrderableAsync(clockId, token);
        var unit = await db.Set<Organisation>().Where(o => o.Id == item.HolderId).Select(o => o.Name).SingleAsync(token);
        var href = item.HandoffId is { } id ? $"/handoffs/{id}" : $"/cases/{item.CaseId}";
        return new(clockId, item.Key, item.Number, href, item.Step, unit, item.Clock.DueAt, reasons) { Form = form };
    }
}
