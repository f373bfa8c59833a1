using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroGov.Presentation;

/// <summary>What <c>new Html($"…")</c> is made of: whoever is named in a part of it is named in the whole.</summary>
[InterpolatedStringHandler]
public sealed class HtmlText(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    internal ImmutableHashSet<long> People { get; private set; } = Html.NoPeople;

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Html part)
    {
        text.Append(part.Value);
        People = People.Union(part.People);
    }

    public void AppendFormatted<T>(T part) => text.Append(CultureInfo.InvariantCulture, $"{part}");

    public override string ToString() => text.ToString();
}

/// <summary>As a plain string. Whom it names is kept beside it, where it can be looked up.</summary>
internal sealed class HtmlConverter : JsonConverter<Html>
{
    public override Html Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Html value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
