using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroGov.Core;

/// <summary>
/// A person as the journal knows them: a number of our own, never a Telegram id or a name, so that a name can be
/// erased later without breaking the chain.
/// </summary>
[JsonConverter(typeof(PersonIdConverter))]
public readonly record struct PersonId(long Value) : IComparable<PersonId>
{
    /// <summary>Nobody: person numbers start at 1. A deadline that fell due acts as this.</summary>
    public static PersonId Clock { get; }

    public int CompareTo(PersonId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static bool operator <(PersonId left, PersonId right) => left.Value < right.Value;

    public static bool operator >(PersonId left, PersonId right) => left.Value > right.Value;

    public static bool operator <=(PersonId left, PersonId right) => left.Value <= right.Value;

    public static bool operator >=(PersonId left, PersonId right) => left.Value >= right.Value;
}

/// <summary>Writes a person as a bare number, also as a dictionary key.</summary>
public sealed class PersonIdConverter : JsonConverter<PersonId>
{
    public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);

    public override PersonId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(long.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
