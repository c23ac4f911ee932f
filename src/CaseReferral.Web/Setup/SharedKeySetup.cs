using System.Xml.Linq;
using CaseReferral.Core.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Setup;

/// <summary>
/// Cookies and form tokens are good on every node: the framework's keys lie in the database, encrypted with the master key.
/// </summary>
internal static class SharedKeySetup
{
    public static void AddSharedKeys(this IServiceCollection services)
    {
        services.AddSingleton<SharedKeys>();
        // Otherwise the folder a node runs in would be part of its keys.
        services.AddDataProtection().SetApplicationName("CaseReferral");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new SharedKeyRepository(sp.GetRequiredService<SharedKeys>())));
        // It warns that the XML is stored in clear; the column encrypts it.
        services.AddLogging(logging => logging.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error));
    }

    /// <summary>The framework's view of <see cref="SharedKeys"/>. It asks at start, once a day, and for a new key every ninety days.</summary>
    private sealed class SharedKeyRepository(SharedKeys keys) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(XElement.Parse)];

        /// <summary>A key that came second is dropped, as the first one serves all; a revocation is told until it is stored.</summary>
        public void StoreElement(XElement element, string friendlyName)
        {
            var xml = element.ToString(SaveOptions.DisableFormatting);
            // The framework's interface is synchronous.
            while (!keys.TryAddAsync(friendlyName, xml, CancellationToken.None).GetAwaiter().GetResult() && element.Name != "key") { }
        }
    }
}
