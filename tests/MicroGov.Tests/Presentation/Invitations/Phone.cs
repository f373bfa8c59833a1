using UglyToad.PdfPig.Core;
using ZXing;
using ZXing.Common;

namespace MicroGov.Tests.Presentation.Invitations;

/// <summary>A phone's camera over one card: takes a picture of what is dark there, and reads it.</summary>
internal static class Phone
{
    private const double PixelsPerPoint = 3;

    /// <returns>Null when there is nothing that a phone would read.</returns>
    public static Result? Scan(PdfRectangle card, IEnumerable<PdfRectangle> dark)
    {
        var (width, height) = ((int)(card.Width * PixelsPerPoint), (int)(card.Height * PixelsPerPoint));
        var picture = new byte[width * height];
        Array.Fill(picture, byte.MaxValue);
        foreach (var part in dark)
        {
            var (left, right) = (Pixel(part.Left - card.Left), Pixel(part.Right - card.Left));
            for (var y = Pixel(card.Top - part.Top); y < Pixel(card.Top - part.Bottom); y++)
            {
                picture.AsSpan((y * width) + left, right - left).Clear();
            }
        }

        var reader = new BarcodeReaderGeneric
        {
            Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true },
        };
        return reader.Decode(new RGBLuminanceSource(picture, width, height, RGBLuminanceSource.BitmapFormat.Gray8));
    }

    private static int Pixel(double points) => (int)Math.Round(points * PixelsPerPoint);
}
