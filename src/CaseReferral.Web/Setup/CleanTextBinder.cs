using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace CaseReferral.Web.Setup;

/// <summary>
/// Refuses control characters in any text that comes in, with a sentence at its field: no reader can see them, and
/// PostgreSQL cannot store NUL. Line breaks and tabs are text.
/// </summary>
internal sealed class CleanTextBinder(IModelBinder inner, Texts texts) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is not string text || !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')))
            return;
        var name = bindingContext.ModelMetadata.GetDisplayName();
        bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, texts["Validation.Control", name]);
        bindingContext.Result = ModelBindingResult.Failed();
    }
}

/// <inheritdoc cref="CleanTextBinder"/>
internal sealed class CleanTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && !context.Metadata.IsEnumerableType
            ? new CleanTextBinder(
                new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()),
                context.Services.GetRequiredService<Texts>())
            : null;
}
