using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace CaseReferral.Web.Features.Papers;

/// <summary>An address as a QR code (GB/T 18284), drawn as one SVG path: no style, no script, sharp on paper.</summary>
public static class QrCode
{
    public static IHtmlContent Svg(string address, string label)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var matrix = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < matrix.Count; y++)
        {
            for (var x = 0; x < matrix.Count; x++)
            {
                if (matrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        var encoder = System.Text.Encodings.Web.HtmlEncoder.Default;
        return new HtmlString($"""<svg class="qr" role="img" aria-label="{encoder.Encode(label)}" viewBox="0 0 {matrix.Count} {matrix.Count}"><path d="{path}"/></svg>""");
    }
}
