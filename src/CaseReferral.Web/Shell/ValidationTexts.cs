using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Shell;

/// <summary>
/// Gives validation attributes without a message, and values of the wrong type, a sentence from <see cref="Texts"/>.
/// Runs after the framework's own set-up because it reads the attributes found there.
/// </summary>
public sealed class ValidationTexts(Texts texts) : IPostConfigureOptions<MvcOptions>, IBindingMetadataProvider, IValidationMetadataProvider
{
    private DefaultModelBindingMessageProvider _messages = new();

    public void PostConfigure(string? name, MvcOptions options)
    {
        _messages = options.ModelBindingMessageProvider;
        _messages.SetValueMustNotBeNullAccessor(_ => texts["Validation.Missing"]);
        _messages.SetMissingBindRequiredValueAccessor(_ => texts["Validation.Missing"]);
        _messages.SetMissingKeyOrValueAccessor(() => texts["Validation.Missing"]);
        _messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Validation.Missing"]);
        _messages.SetUnknownValueIsInvalidAccessor(_ => texts["Validation.Invalid"]);
        _messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Validation.Invalid"]);
        _messages.SetValueMustBeANumberAccessor(field => texts["Validation.Decimal", field]);
        _messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Validation.Invalid"]);
        Say(_messages, "Validation.Wrong");
        options.ModelMetadataDetailsProviders.Add(this);
    }

    /// <summary>The framework's message does not know the type; per property it can.</summary>
    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        if (KeyFor(Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType) is not { } key) return;
        context.BindingMetadata.ModelBindingMessageProvider = new DefaultModelBindingMessageProvider(_messages);
        Say(context.BindingMetadata.ModelBindingMessageProvider, key);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            var key = Key(attribute, context.Key.ModelType);
            // DataType attributes come with an English sentence of their own.
            if ((attribute.ErrorMessage is null || attribute is DataTypeAttribute && !texts.Has(attribute.ErrorMessage))
                && attribute.ErrorMessageResourceName is null && texts.Has(key))
                attribute.ErrorMessage = key;
        }
    }

    private static string Key(ValidationAttribute attribute, Type type) => attribute switch
    {
        RequiredAttribute when KeyFor(Nullable.GetUnderlyingType(type) ?? type) == "Validation.Choice" => "Validation.RequiredChoice",
        StringLengthAttribute { MinimumLength: > 0 } => "Validation.StringLengthBetween",
        _ => $"Validation.{attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}",
    };

    // Only one of the framework's messages is told the field's name.
    private void Say(DefaultModelBindingMessageProvider messages, string key)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => texts[key, field]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["Validation.Invalid"]);
        messages.SetValueIsInvalidAccessor(_ => texts["Validation.Invalid"]);
    }

    private static string? KeyFor(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => "Validation.Choice",
        TypeCode.Byte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => "Validation.Integer",
        TypeCode.Decimal or TypeCode.Double or TypeCode.Single => "Validation.Decimal",
        TypeCode.DateTime => "Validation.Date",
        _ when type == typeof(DateOnly) => "Validation.Date",
        _ when type == typeof(TimeOnly) => "Validation.Time",
        _ when type == typeof(Guid) => "Validation.Choice",
        _ => null,
    };
}
