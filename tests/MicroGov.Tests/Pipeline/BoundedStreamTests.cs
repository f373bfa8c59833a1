using CsCheck;
using MicroGov.Pipeline;

namespace MicroGov.Tests.Pipeline;

public class BoundedStreamTests
{
    /// <summary>However it comes in pieces: what fits is kept as it came, and not a byte more.</summary>
    [Fact]
    public void It_keeps_what_fits_and_refuses_the_first_piece_too_many() =>
        Gen.Select(Gen.Byte.Array[0, 50].Array[0, 10], Gen.Int[0, 300]).Sample((pieces, most) =>
        {
            using var buffer = new BoundedStream(most);
            var kept = new List<byte>();
            foreach (var piece in pieces)
            {
                if (kept.Count + piece.Length > most)
                {
                    Assert.Throws<TooLargeException>(() => buffer.Write(piece));
                    break;
                }

                buffer.Write(piece);
                kept.AddRange(piece);
            }

            Assert.Equal(kept, buffer.ToArray());
        });
}
