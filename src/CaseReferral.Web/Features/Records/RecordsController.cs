using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Records;

/// <summary>Where she lives, whether she is at school, who treats her: what other departments wrote down and this one was given.</summary>
[Authorize(Policy = Permissions.CaseRead)]
public sealed class RecordsController(RecordsQuery query) : Controller
{
    [HttpGet("/cases/{id:guid}/records")]
    public async Task<IActionResult> Index(Guid id, FieldGroup group, CancellationToken token) => View(await query.LoadAsync(id, group, token));
}
