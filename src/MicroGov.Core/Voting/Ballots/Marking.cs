using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroGov.Core.Voting.Ballots;

/// <summary>
/// What is marked on a ballot paper: the place of one choice, or a list of small numbers, whose meaning is the method's:
/// choices in order of preference, a score for each choice, or the choices that are approved. One number, so that equal
/// ballots can be counted together.
/// </summary>
/// <param name="Packed">As stored; never negative.</param>
[JsonConverter(typeof(MarkingConverter))]
public readonly record struct Marking(long Packed)
{
    /// <summary>As many numbers go into a list, none of them larger than <see cref="MostValue"/>.</summary>
    public const int MostMarks = 14, MostValue = 15;

    private const int BitsEach = 4, LengthAt = MostMarks * BitsEach;

    private const long ListFlag = 1L << 62;

    /// <summary>One choice.</summary>
    public static implicit operator Marking(int choice) => new(choice);

    /// <summary>A list.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Too many numbers, or one too large.</exception>
    public static Marking Of(params ReadOnlySpan<int> marks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(marks.Length, MostMarks, nameof(marks));
        var packed = ListFlag | ((long)marks.Length << LengthAt);
        for (var i = 0; i < marks.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(marks[i], nameof(marks));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(marks[i], MostValue, nameof(marks));
            packed |= (long)marks[i] << (i * BitsEach);
        }

        return new(packed);
    }

    public bool IsList => (Packed & ListFlag) != 0;

    /// <summary>The place of the one choice; means nothing of a list.</summary>
    public int Choice => (int)Packed;

    /// <summary>How many numbers the list has; 0 of a single choice.</summary>
    public int Count => IsList ? (int)((Packed >> LengthAt) & MostValue) : 0;

    /// <summary>A number of the list.</summary>
    public int this[int index] => (int)((Packed >> (index * BitsEach)) & MostValue);

    /// <summary>The list; empty of a single choice.</summary>
    public ImmutableArray<int> Marks
    {
        get
        {
            var marks = ImmutableArray.CreateBuilder<int>(Count);
            for (var i = 0; i < Count; i++)
            {
                marks.Add(this[i]);
            }

            return marks.MoveToImmutable();
        }
    }

    public override string ToString() =>
        IsList ? $"[{string.Join(',', Marks)}]" : Choice.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Writes a single choice as a number and a list as an array.</summary>
public sealed class MarkingConverter : JsonConverter<Marking>
{
    public override Marking Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetInt32();
        }

        Span<int> marks = stackalloc int[Marking.MostMarks];
        var count = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A marking is a number or an array of numbers.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            marks[count < Marking.MostMarks ? count++ : throw new JsonException("Too many marks.")] = reader.GetInt32();
        }

        return Marking.Of(marks[..count]);
    }

    public override void Write(Utf8JsonWriter writer, Marking value, JsonSerializerOptions options)
    {
        if (!value.IsList)
        {
            writer.WriteNumberValue(value.Choice);
            return;
        }

        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
        {
            writer.WriteNumberValue(value[i]);
        }

        writer.WriteEndArray();
    }
}
