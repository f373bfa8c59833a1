using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MicroGov.Core.Voting.Rules;

namespace MicroGov.Voting.Rules;

/// <summary>
/// One walk through the text of a rule: whether each member is known, there once, and of the right kind, and where it stands.
/// </summary>
internal sealed class RuleWalk(byte[] json)
{
    private const int LongestEcho = 40;

    private readonly List<RuleFault> faults = [];
    private readonly Dictionary<string, int> lines = [];

    /// <summary>All faults, or none: then the text can be read as a rule.</summary>
    public IReadOnlyList<RuleFault> Faults()
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            Part(ref reader, typeof(VoteRule), "");
            reader.Read();
        }
        // An escape that stands for no letter is only found when it is asked for.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            var line = (broken as JsonException)?.LineNumber is { } told ? (int)told + 1 : Line(reader);
            faults.Add(new(RuleProblem.NotJson, Line: line));
        }

        return faults;
    }

    /// <summary>Where a member stands; 0 when it does not.</summary>
    public int LineOf(string member) => lines.GetValueOrDefault(member);

    /// <summary>A rule, or a part with members of its own.</summary>
    private void Part(ref Utf8JsonReader reader, Type type, string path)
    {
        var begins = Line(reader);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Wrong(ref reader, type, path);
            return;
        }

        var (known, seen) = (RuleJson.Members(type), new HashSet<string>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, line) = (reader.GetString()!, Line(reader));
            var at = path.Length > 0 ? $"{path}.{name}" : name;
            reader.Read();
            if (!seen.Add(name))
            {
                faults.Add(new(RuleProblem.Twice, Short(at), line));
                reader.Skip();
            }
            else if (known.FirstOrDefault(one => one.Name == name) is { } member)
            {
                lines[at] = line;
                Member(ref reader, member, at);
            }
            else
            {
                if (at != RuleJson.Schema || reader.TokenType != JsonTokenType.String)
                {
                    faults.Add(new(RuleProblem.Unknown, Short(at), line, Right: Names(known)));
                }

                reader.Skip();
            }
        }

        faults.AddRange(known.Where(one => one.IsRequired && !seen.Contains(one.Name)).Select(one => new RuleFault(
            RuleProblem.Missing, path.Length > 0 ? $"{path}.{one.Name}" : one.Name, begins,
            Right: RuleJson.Example(one.PropertyType))));
    }

    private void Member(ref Utf8JsonReader reader, JsonPropertyInfo member, string at)
    {
        if (reader.TokenType == JsonTokenType.Null && member.IsSetNullable && !member.PropertyType.IsValueType)
        {
            return;
        }

        if (RuleJson.HasMembers(member.PropertyType))
        {
            Part(ref reader, RuleJson.Plain(member.PropertyType), at);
            return;
        }

        try
        {
            var probe = reader;
            var value = JsonSerializer.Deserialize(ref probe, member.PropertyType, RuleJson.Options);
            if (value is not null
                || (reader.TokenType == JsonTokenType.Null && Nullable.GetUnderlyingType(member.PropertyType) is not null))
            {
                reader.Skip();
                return;
            }
        }
        catch (JsonException)
        {
            // Told below, with what would be right.
        }

        Wrong(ref reader, member.PropertyType, at);
    }

    private void Wrong(ref Utf8JsonReader reader, Type type, string at)
    {
        var (line, begins) = (Line(reader), (int)reader.TokenStartIndex);
        reader.Skip();
        var given = Encoding.UTF8.GetString(json, begins, (int)reader.BytesConsumed - begins).ReplaceLineEndings(" ");
        faults.Add(new(RuleProblem.Wrong, at, line, Short(given), RuleJson.Example(type)));
    }

    private static string Names(IReadOnlyList<JsonPropertyInfo> members) => string.Join(", ", members.Select(one => one.Name));

    private static string Short(string text) =>
        text.Length <= LongestEcho ? text : string.Concat(text.AsSpan(0, LongestEcho - 1), "…");

    private int Line(in Utf8JsonReader reader) => json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
}
