using MicroGov.Sandbox;

namespace MicroGov.Play;

/// <summary>The neighbours who play every scenario, and the group they live in.</summary>
public sealed class ScenarioPeople
{
    private readonly Dictionary<string, SandboxPerson> people;

    private ScenarioPeople(Dictionary<string, SandboxPerson> people, long group) => (this.people, Group) = (people, group);

    public long Group { get; }

    public IEnumerable<SandboxPerson> Everybody => people.Values;

    public SandboxPerson this[string key] => people.TryGetValue(key, out var person)
        ? person
        : throw new PlayException($"Nobody is called {key}; there are: {string.Join(", ", people.Keys)}.");

    /// <summary>
    /// A supergroup of six neighbours with the bot as an administrator, so that it can read, pin and whisper; <c>mei</c>
    /// moderates, <c>stranger</c> lives elsewhere.
    /// </summary>
    public static ScenarioPeople Assemble(SandboxWorld world, string language)
    {
        var zh = language == "zh";
        SandboxPerson Person(string username, string english, string englishLast, string chinese) => world.AddPerson(
            zh ? chinese : english, username, zh ? "zh-hans" : "en", zh ? null : englishLast);
        var mei = Person("mei", "Mei", "Lin", "林梅");
        var people = new Dictionary<string, SandboxPerson>
        {
            ["mei"] = mei,
            ["wang"] = Person("wang_jun", "Jun", "Wang", "王军"),
            ["li"] = Person("li_na", "Na", "Li", "李娜"),
            ["zhao"] = Person("zhao_yang", "Yang", "Zhao", "赵阳"),
            ["chen"] = Person("granny_chen", "Granny", "Chen", "陈奶奶"),
            ["sun"] = Person("sun_hao", "Hao", "Sun", "孙浩"),
        };
        var group = world.AddGroup(
            zh ? "槐树里3号楼" : "Locust Lane, building 3",
            true,
            mei,
            botIsAdmin: true,
            members: [.. people.Values.Where(person => person != mei)]);
        people["stranger"] = Person("far_away", "Bo", "Far", "远客");
        return new(people, group);
    }
}

/// <summary>A scenario asked for something that cannot be, or ended otherwise than it says.</summary>
public sealed class PlayException(string message) : Exception(message);
