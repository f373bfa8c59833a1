using System.Buffers.Binary;

namespace MicroGov.Storage.Sqlite;

/// <summary>
/// What SQLite would not say, or only in the middle of the work: that a file is something else, or is cut short.
/// </summary>
public static class FileCheck
{
    /// <summary>Bytes of the header that are looked at (https://sqlite.org/fileformat.html#the_database_header).</summary>
    private const int HeaderLength = 100;

    private const int PageSizeAt = 16;
    private const int ChangesAt = 24;
    private const int PagesAt = 28;
    private const int ValidForAt = 92;

    /// <summary>The fault of a file as the end of a sentence that begins with its name, or null when nothing is seen.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="file">The file itself, at any position.</param>
    public static string? FaultIn(string path, Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var log = path + "-wal";
        var hasLog = File.Exists(log) && new FileInfo(log).Length > 0;
        if (file.Length == 0)
        {
            return null;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        file.Position = 0;
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !SqliteFile.IsHeader(header))
        {
            return "is no SQLite database, or its beginning is damaged";
        }

        // While there is a log, the file may still be on its way to the length that it names.
        var needed = LengthSaidBy(header);
        return !hasLog && file.Length < needed ? $"is cut short: it has {file.Length:N0} of {needed:N0} bytes" : null;
    }

    /// <summary>0 where a header does not say.</summary>
    private static long LengthSaidBy(ReadOnlySpan<byte> header)
    {
        long pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeAt..]);
        return header[ChangesAt..(ChangesAt + 4)].SequenceEqual(header[ValidForAt..(ValidForAt + 4)])
            ? (pageSize == 1 ? 65_536 : pageSize) * BinaryPrimitives.ReadUInt32BigEndian(header[PagesAt..])
            : 0;
    }
}
