using System.Text;

namespace MicroGov.Presentation;

/// <summary>
/// The text of a file of unknown encoding. Spreadsheets in China save CSV as GB18030 (or GBK, a part of it), others as
/// UTF-8; text of one kind is hardly ever valid in the other. UTF-16 is known by its byte order mark.
/// </summary>
internal static class FileText
{
    private static readonly Encoding[] Tried = [new UTF8Encoding(false, throwOnInvalidBytes: true), Gb18030()];

    /// <returns>Null when it is none of them.</returns>
    public static string? Read(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Decode(new UnicodeEncoding(bytes[0] == 0xFE, true, throwOnInvalidBytes: true), bytes.AsSpan(2));
        }

        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        foreach (var encoding in Tried)
        {
            if (Decode(encoding, text) is { } read && !read.Contains('\0', StringComparison.Ordinal))
            {
                return read;
            }
        }

        return null;
    }

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Gb18030() => CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
