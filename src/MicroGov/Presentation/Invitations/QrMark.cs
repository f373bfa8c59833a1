using PdfSharp.Drawing;
using QRCoder;

namespace MicroGov.Presentation.Invitations;

/// <summary>
/// A link as a QR code, drawn as one shape: crisp at any resolution, and without hairlines between its modules.
/// </summary>
internal static class QrMark
{
    /// <summary>
    /// How much white a reader needs around it, in modules (ISO/IEC 18004). The card keeps it; it is not drawn.
    /// </summary>
    public const int QuietZone = 4;

    /// <param name="side">Of the dark part, in points.</param>
    public static void Draw(XGraphics page, Uri link, XPoint corner, double side)
    {
        // A fold or a thumb may cover a sixth of it: level M.
        using var code = QRCodeGenerator.GenerateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var modules = rows.Count - (2 * QuietZone);
        var shape = new XGraphicsPath { FillMode = XFillMode.Winding };
        for (var row = 0; row < modules; row++)
        {
            for (var (column, length) = (0, 0); column < modules; column += length + 1)
            {
                // From here to the next white module, which the zone around has at the latest.
                for (length = 0; rows[row + QuietZone][column + length + QuietZone];)
                {
                    length++;
                }

                if (length > 0)
                {
                    shape.AddRectangle(column, row, length, 1);
                }
            }
        }

        // Drawn in modules and stretched, for whole numbers make a file half as large.
        var before = page.Save();
        page.TranslateTransform(corner.X, corner.Y);
        page.ScaleTransform(side / modules);
        page.DrawPath(XBrushes.Black, shape);
        page.Restore(before);
    }
}
