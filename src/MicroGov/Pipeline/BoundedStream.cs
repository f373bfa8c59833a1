namespace MicroGov.Pipeline;

/// <summary>More came than may.</summary>
public sealed class TooLargeException() : IOException("More came than may.");

/// <summary>Keeps what is written to it, up to a bound: what says that it is small may not be.</summary>
/// <param name="most">In bytes.</param>
public sealed class BoundedStream(int most) : Stream
{
    private readonly MemoryStream kept = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => kept.Length;

    public override long Position
    {
        get => kept.Length;
        set => throw new NotSupportedException();
    }

    public byte[] ToArray() => kept.ToArray();

    /// <exception cref="TooLargeException">Nothing more is kept.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (kept.Length + buffer.Length > most)
        {
            throw new TooLargeException();
        }

        kept.Write(buffer);
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            kept.Dispose();
        }

        base.Dispose(disposing);
    }
}
