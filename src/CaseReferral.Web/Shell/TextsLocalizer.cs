using Microsoft.Extensions.Localization;

namespace CaseReferral.Web.Shell;

/// <summary>Lets DataAnnotations and other framework parts take their sentences from <see cref="Texts"/>.</summary>
public sealed class TextsLocalizer(Texts texts) : IStringLocalizer, IStringLocalizerFactory
{
    public LocalizedString this[string name] => new(name, texts[name], !texts.Has(name));

    public LocalizedString this[string name, params object[] arguments] => new(name, texts[name, arguments], !texts.Has(name));

    public IStringLocalizer Create(Type resourceSource) => this;

    public IStringLocalizer Create(string baseName, string location) => this;

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        texts.Keys.Select(key => new LocalizedString(key, texts[key]));
}
