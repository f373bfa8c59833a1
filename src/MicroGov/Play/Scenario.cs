using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MicroGov.Play;

/// <summary>A text in both languages.</summary>
public sealed class Bilingual
{
    public string En { get; set; } = "";

    public string Zh { get; set; } = "";

    public string In(string language) => language == "zh" ? Zh : En;
}

/// <summary>
/// One step of a scenario: somebody says, shows, replies, presses or votes; or time passes; or something is expected.
/// </summary>
public sealed class Step
{
    /// <summary>Who acts, by the cast's key.</summary>
    public string Who { get; set; } = "";

    /// <summary>A message in the group.</summary>
    public Bilingual? Says { get; set; }

    /// <summary>The message hangs under a photo.</summary>
    public bool Photo { get; set; }

    /// <summary>A reply to the bot's last message: <c>card</c> or <c>question</c>.</summary>
    public string? To { get; set; }

    /// <summary>
    /// A button, by the last part of its text's key (<c>second</c> presses <c>button.second</c>), or its own label.
    /// </summary>
    public string? Presses { get; set; }

    /// <summary>
    /// A choice in the poll: <c>for</c>, <c>against</c>, <c>abstain</c>, a number from 1, or <c>nothing</c> to take it back.
    /// </summary>
    public string? Votes { get; set; }

    /// <summary>Time that passes, such as <c>2d</c>.</summary>
    public string? Wind { get; set; }

    /// <summary>The stage that the affair must be in now.</summary>
    public string? Expect { get; set; }
}

/// <summary>A whole affair as data: what it shows, what happens, how it must end.</summary>
public sealed class Scenario
{
    public string Name { get; set; } = "";

    public Bilingual Shows { get; set; } = new();

    /// <summary>The outcome of the closed affair.</summary>
    public string Ends { get; set; } = "";

    public List<Step> Steps { get; set; } = [];

    /// <summary>All scenarios that ship, in the order of their files.</summary>
    public static IReadOnlyList<Scenario> All()
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var assembly = typeof(Scenario).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Scenarios/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var scenario = yaml.Deserialize<Scenario>(reader);
                // 01-adopted.yaml is called adopted.
                scenario.Name = Path.GetFileNameWithoutExtension(name.Split('/')[^1])[3..];
                return scenario;
            })];
    }
}
