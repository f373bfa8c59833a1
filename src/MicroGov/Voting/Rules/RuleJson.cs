using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Voting.Rules;

/// <summary>
/// How people write a rule. Stricter than how the journal reads its own: a slip must not become another rule than was meant.
/// <c>vote-rule.schema.json</c> tells an editor the same.
/// </summary>
public static class RuleJson
{
    /// <summary>Names the schema for an editor; says nothing about the rule.</summary>
    public const string Schema = "$schema";

    /// <summary>For a text through which <see cref="RuleWalk"/> has gone: nothing in it is unknown, or there twice.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatIsWritten, MarkRequired } },
    };

    /// <summary>The members of a rule, or of a part of it, as they are written.</summary>
    public static IReadOnlyList<JsonPropertyInfo> Members(Type type) => [.. Options.GetTypeInfo(type).Properties];

    /// <summary>A part that has members of its own.</summary>
    public static bool HasMembers(Type type) => Options.GetTypeInfo(Plain(type)).Kind == JsonTypeInfoKind.Object;

    /// <summary>The type without the mark that it may be missing.</summary>
    public static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>What could stand in such a place.</summary>
    public static string Example(Type type) => Plain(type) switch
    {
        var text when text == typeof(string) => "\"…\"",
        var yes when yes == typeof(bool) => "true",
        var fraction when fraction == typeof(Proportion) => "\"2/3\"",
        var span when span == typeof(TimeSpan) => "\"3.00:00:00\"",
        var sum when sum == typeof(long) => "500000",
        var count when count == typeof(int) => "3",
        { IsEnum: true } choice => string.Join(
            " | ", Enum.GetNames(choice).Select(name => $"\"{JsonNamingPolicy.CamelCase.ConvertName(name)}\"")),
        var part when HasMembers(part) => $"{{ {string.Join(", ", Required(part))} }}",
        _ => "[\"head\", \"area\"]",
    };

    private static IEnumerable<string> Required(Type part) =>
        Members(part).Where(one => one.IsRequired).Select(one => $"\"{one.Name}\": {Example(one.PropertyType)}");

    /// <summary>What a rule works out of itself is not written.</summary>
    private static void OnlyWhatIsWritten(JsonTypeInfo type)
    {
        foreach (var derived in type.Properties.Where(one => one.Set is null && !IsParameter(type, one)).ToList())
        {
            type.Properties.Remove(derived);
        }
    }

    /// <summary>A rule needs its name and its words; a part of it whatever cannot be null.</summary>
    private static void MarkRequired(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            member.IsRequired = type.Type == typeof(VoteRule)
                ? member.Name is "name" or "title" or "says"
                : IsParameter(type, member) && member.PropertyType is var kept && Plain(kept) == kept
                    && kept.Name != "ImmutableArray`1";
        }
    }

    private static bool IsParameter(JsonTypeInfo type, JsonPropertyInfo member) => type.Type.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters())
        .Any(one => one.Name!.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
}
