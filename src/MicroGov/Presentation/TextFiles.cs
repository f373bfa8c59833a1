using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace MicroGov.Presentation;

/// <summary>
/// Every room keeps its own sentences, in <c>Texts.resx</c> and <c>Texts.zh-Hans.resx</c> beside its code; here they are read
/// together. A key stands in one room only.
/// </summary>
public static class TextFiles
{
    private const string End = ".Texts.resources";

    private static readonly Assembly Home = typeof(TextFiles).Assembly;

    /// <summary>All texts in one language; what is not translated stays English.</summary>
    /// <exception cref="ArgumentException">Two rooms have a text of the same key: a test finds it first.</exception>
    public static FrozenDictionary<string, string> Read(CultureInfo culture)
    {
        var all = new Dictionary<string, string>();
        foreach (var name in Home.GetManifestResourceNames().Where(name => name.EndsWith(End, StringComparison.Ordinal)))
        {
            foreach (var (key, text) in ReadRoom(name[..^".resources".Length], culture))
            {
                all.Add(key, text);
            }
        }

        return all.ToFrozenDictionary();
    }

    private static Dictionary<string, string> ReadRoom(string name, CultureInfo culture)
    {
        var manager = new ResourceManager(name, Home);
        var room = new Dictionary<string, string>();
        foreach (var language in new[] { CultureInfo.InvariantCulture, culture })
        {
            foreach (DictionaryEntry entry in manager.GetResourceSet(language, createIfNotExists: true, tryParents: true)!)
            {
                room[(string)entry.Key] = (string)entry.Value!;
            }
        }

        manager.ReleaseAllResources();
        return room;
    }
}
