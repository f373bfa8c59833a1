using System.Text;
using System.Text.Json;
using MicroGov.Core.Voting.Rules;
using MicroGov.Presentation;

namespace MicroGov.Voting.Rules;

/// <summary>
/// A rule as a file. Every fault is told, and where it stands: a reader that stops at the first would send its writer round and
/// round.
/// </summary>
public static class RuleFile
{
    public const int LargestFile = 64 * 1024;

    /// <summary>The rule, or everything that is wrong with it.</summary>
    public static (VoteRule? Rule, IReadOnlyList<RuleFault> Faults) Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > LargestFile)
        {
            return (null, [new(RuleProblem.TooLarge)]);
        }

        if (FileText.Read(bytes) is not { } text)
        {
            return (null, [new(RuleProblem.NotText)]);
        }

        var json = Encoding.UTF8.GetBytes(text);
        var walk = new RuleWalk(json);
        if (walk.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }

        var rule = JsonSerializer.Deserialize<VoteRule>(json, RuleJson.Options)!;
        var meaning = RuleFaults.Of(rule).Select(fault => fault with { Line = walk.LineOf(fault.At) }).ToList();
        return meaning.Count > 0 ? (null, meaning) : (rule, []);
    }

    /// <summary>The rule as a file that can be read again.</summary>
    public static byte[] Write(VoteRule rule) => JsonSerializer.SerializeToUtf8Bytes(rule, WriteOptions);

    private static readonly JsonSerializerOptions WriteOptions = new(RuleJson.Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
