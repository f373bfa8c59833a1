using System.Xml.Linq;

namespace MicroGov.Tests.Presentation;

/// <summary>The sources themselves, for tests on what stands in them.</summary>
internal static class SourceText
{
    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>A string literal: where it stands, what it says, and the source line it begins on.</summary>
    internal sealed record Literal(string File, string Text, string Line);

    /// <summary>Keys and texts of all rooms' resource files of that name, room by room in order.</summary>
    public static IReadOnlyList<(string Key, string Text)> Texts(string file) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root.Value, "src/MicroGov"), file, SearchOption.AllDirectories)
            .Where(found => !found.Contains("/obj/") && !found.Contains("/bin/")).Order(StringComparer.Ordinal)
            .SelectMany(found => XDocument.Load(found).Root!.Elements("data"))
            .Select(data => ((string)data.Attribute("name")!, (string)data.Element("value")!)),
    ];

    /// <summary>Where a file of the repository lies.</summary>
    public static string PathOf(string file) => Path.Combine(Root.Value, file);

    /// <summary>A file of the repository.</summary>
    public static string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Every string literal under a folder, comments left out.</summary>
    public static IReadOnlyList<Literal> Literals(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root.Value, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/") && !file.Contains("/Migrations/"))
            .SelectMany(LiteralsOf),
    ];

    /// <summary>What a project file refers to.</summary>
    public static IReadOnlyList<string> References(string project, string kind) =>
        [
            .. XDocument
                .Load(Path.Combine(Root.Value, project))
                .Descendants(kind)
                .Select(element => (string)element.Attribute("Include")!),
        ];

    private static IEnumerable<Literal> LiteralsOf(string file)
    {
        var code = File.ReadAllText(file);
        return LiteralReader.Read(code).Select(found =>
        {
            var start = StatementOf(code, found.At);
            var end = code.IndexOf('\n', found.At);
            return new Literal(Path.GetFileName(file), found.Text, code[start..(end < 0 ? code.Length : end)]);
        });
    }

    /// <summary>Where the line begins, or the first of the lines that it goes on from.</summary>
    private static int StatementOf(string code, int at)
    {
        var start = code.LastIndexOf('\n', at) + 1;
        while (start > 0 && code[..(start - 1)].TrimEnd() is [.., '(' or ','])
        {
            start = code.LastIndexOf('\n', start - 2) + 1;
        }

        return start;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MicroGov.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
