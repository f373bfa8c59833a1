using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MicroGov.Sandbox;

/// <summary>A small generated picture, so that people can send photos without having any: a gradient as a real PNG.</summary>
internal static class Picture
{
    private const int Width = 160;
    private const int Height = 120;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Each number gives its own colours.</summary>
    public static byte[] Generate(int number)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(0), Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8; // bits a channel
        header[9] = 2; // red, green, blue
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", Compress(Pixels(number)));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Width and height of a PNG; other formats are taken for a usual phone picture.</summary>
    public static (int Width, int Height) SizeOf(byte[] content) =>
        content.Length > 24 && content.AsSpan(0, 8).SequenceEqual(Signature)
            ? (BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20)))
            : (1280, 960);

    private static byte[] Pixels(int number)
    {
        var rows = new byte[Height * ((Width * 3) + 1)];
        var at = 0;
        for (var y = 0; y < Height; y++)
        {
            rows[at++] = 0; // this row is not filtered
            for (var x = 0; x < Width; x++)
            {
                rows[at++] = (byte)(90 + (x * 150 / Width));
                rows[at++] = (byte)(90 + (y * 150 / Height));
                rows[at++] = (byte)(60 + (number * 47 % 180));
            }
        }

        return rows;
    }

    private static byte[] Compress(byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(raw);
        }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    /// <summary>The checksum of ISO 3309 that PNG asks for, bit by bit: the pictures are tiny.</summary>
    private static uint Crc(byte[] body)
    {
        var crc = uint.MaxValue;
        foreach (var one in body)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
