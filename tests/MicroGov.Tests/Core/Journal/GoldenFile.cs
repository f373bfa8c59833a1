using MicroGov.Tests.Presentation;

namespace MicroGov.Tests.Core.Journal;

/// <summary>
/// A checked-in file that later versions are held against. With <c>UPDATE_GOLDEN=1</c> in its environment the test run writes
/// what is missing or meant to change, into the sources; the difference is then for a person to judge.
/// </summary>
internal static class GoldenFile
{
    public static bool IsUpdated { get; } = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static bool IsThere(string name) => File.Exists(PathOf(name));

    public static string[] Lines(string name) => IsThere(name) ? File.ReadAllLines(PathOf(name)) : [];

    public static string Text(string name) => File.ReadAllText(PathOf(name));

    public static void Write(string name, IEnumerable<string> lines) =>
        File.WriteAllText(PathOf(name), string.Concat(lines.Select(line => line + "\n")));

    /// <summary>The file says just this; or does from now on.</summary>
    public static void Expect(string name, string text)
    {
        if (IsUpdated)
        {
            Write(name, text.TrimEnd('\n').Split('\n'));
        }

        Assert.Equal(Text(name), text.TrimEnd('\n') + "\n");
    }

    private static string PathOf(string name) => SourceText.PathOf($"tests/MicroGov.Tests/Core/Journal/Golden/{name}");
}
