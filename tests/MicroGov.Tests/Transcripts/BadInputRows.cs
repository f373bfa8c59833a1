using MicroGov.Pipeline;

namespace MicroGov.Tests.Transcripts;

/// <summary>What is wrong to write behind a command while #1 and #2 are only raised, and the refusal it earns.</summary>
/// <param name="Arguments">What stands behind the command.</param>
/// <param name="Refusal">The name of the expected sentence, without <c>refusal.</c></param>
public sealed record BadInput(string Arguments, string Refusal);

/// <summary>
/// Bad input for every command. What follows from a command's kind is not repeated: whatever names an affair gets the
/// wrong numbers, whatever takes a text gets none and too much of it, and a plain act gets words it has no use for.
/// </summary>
public static class BadInputRows
{
    private static readonly Dictionary<string, BadInput[]> Own = new()
    {
        ["raise"] =
        [
            new(new string('t', 121), "TitleTooLong"), new(new string('灯', 4_080), "TitleTooLong"),
            new("Title\n" + new string('d', 3_501), "TooLong"),
        ],
        ["affairs"] = [new(new string('w', 37), "FewerWords"), new("三单元楼道灯坏了很久没人修", "FewerWords")],
        ["say"] = [new("1 for", "MissingText"), new("1 for " + new string('x', 3_501), "TooLong")],
        ["rate"] =
        [
            .. From(
                "NeedsScore", "1", "1 five", "1 0", "1 6", "1 5.5", "1 -1", "1 5 stars", "1 99999999999", "1 <b>5</b>", "1 ⭐⭐⭐"),
        ],
        ["language"] = [.. From("UnknownLanguage", "klingon", "en zh", "<i>", "{0}", "العربية", new string('l', 4_000))],
        ["help"] = [.. From("UnknownCommand", "nonsense", "raise now", "<b>", "%s {name}", new string('/', 4_000))],
        ["extend"] = [new("1", "NeedsSpan"), .. Times("1 ", "NeedsSpan"), .. From("NeedsSpan", "1 2d 3d", "1 2026-12-01")],
        ["openvote"] =
        [
            new("1 unanimity", "NoSuchRule"),
            new("1 <b>", "NoSuchRule"),
            new("1 " + new string('r', 4_000), "NoSuchRule"),
            new("1 {rule} for 2d", "NoSuchRule"),
            new("1 simple majority", "TooManyWords"),
            .. From("TooManyWords", "1 5000", "1 simple 5000", "1 consent 5 for 2d", "1 budget 5 6"),
            new("1 for", "NeedsSpan"),
            .. Times("1 for ", "NeedsSpan"),
        ],
        ["assign"] =
        [
            .. From("NeedsPerson", "1", "1 li", "1 @", "1 by 3d"),
            .. From(
                "UnknownPerson",
                "1 @nobody",
                "1 @stranger",
                "1 @MicroGovBot",
                "1 @<b>",
                "1 @{name}",
                "1 @" + new string('a', 4_000)),
            .. Times("1 @li by "),
            new("1 @li by", "NeedsTime"),
            .. Past("1 @li by "),
            new("1 @li " + new string('w', 3_501), "TooLong"),
        ],
        ["handover"] =
        [
            .. From("MissingText", "1", "1 by 3d"), .. Times("1 Office by "), .. Past("1 Office by "),
            new("1 " + new string('b', 101), "TooLong"), new("1 " + new string('b', 4_000), "TooLong"),
        ],
        ["merge"] =
        [
            .. From("NeedsNumber", "1", "1 into", "1 into abc", "1 into -2", "1 into #"), new("1 into 999", "NoSuchAffair"),
            new("1 into 1", "NotIntoItself"), new("1 into 2 3", "TooManyWords"),
        ],
        ["proxy"] =
        [
            .. From("NeedsPerson", "1", "1 li"),
            .. From("UnknownPerson", "1 @nobody", "1 @<b>"),
            new("1 off", "VoteIsOver"),
        ],
        ["recuse"] =
        [
            new("1", "MissingText"),
            new("1 " + new string('r', 3_501), "TooLong"),
            .. From("UnknownPerson", "1 @nobody because"),
            new("1 mine", "VoteIsOver"),
        ],
        ["paper"] = [.. From("VoteIsOver", "1", "1 9-9-999 for", "1 <b> for")],
        ["missing"] = [.. From("VoteIsOver", "1")],
        ["affair"] = [],
        ["ballot"] = [new("1", "NotNow.Raised")],
        ["join"] =
        [
            new("", "NeedsCodeOrDoor"),
            .. From("NoSuchDoor", "9-9-999", "<b>", "%", "{door}"),
            .. From("NoSuchCode", "KKKKK-KKKKK", "ooooo lllll"),
        ],
        ["senddown"] =
        [
            new("1", "NeedsUnit"),
            .. From("NoSuchUnit", "1 Nowhere", "1 <b>", "1 {unit}", "1 " + new string('u', 4_000)),
        ],
        ["units"] =
        [
            .. From("Misused", "sing", "<b>"),
            .. From("NeedsUnit", "add", "add / /", "add 1/2/3/4/5/6/7/8/9", "add " + new string('u', 4_000)),
            new("link Nowhere", "NoSuchUnit"),
        ],
        ["households"] = [],
        ["invite"] = [new("", "NeedsDoor"), .. From("NoSuchDoor", "9-9-999", "<b>", "%")],
        ["grant"] =
        [
            .. From("NeedsPerson", "", "li", "@"),
            .. From("UnknownPerson", "@nobody moderator", "@<b> moderator"),
            .. From("NeedsRole", "@li", "@li king", "@li <b>"),
            .. From("NeedsUnit", "@li leader"),
            .. From("NoSuchUnit", "@li leader Nowhere"),
            .. From("NeedsPartner", "@li partner", "@li partner " + new string('p', 61)),
            new("@li moderator now", "TooManyWords"),
        ],
        ["revoke"] =
        [
            .. From("NeedsPerson", "", "li"),
            .. From("UnknownPerson", "@nobody moderator"),
            .. From("NeedsRole", "@li", "@li king"),
            .. From("HasNoRole", "@li moderator", "@li leader", "@li partner"),
        ],
        ["settings"] =
        [
            .. From(
                "NoSuchSetting", "nonsense", "VoteFor2d", "<b>", "{key} 2d", "مفتاح", "ShowDoors show", new string('k', 4_000)),
            .. From("UnknownLanguage", "Language tlh", "language <b>", "Language en zh", "Language " + new string('l', 4_000)),
            .. From(
                "NeedsTimeZone",
                "TimeZone Mars/Olympus",
                "TimeZone Asia",
                "TimeZone ../../etc/passwd",
                "TimeZone /etc/localtime",
                "TimeZone <b>",
                "TimeZone zone.tab",
                "TimeZone China Standard Time",
                "TimeZone +08:00",
                "TimeZone 上海",
                "TimeZone Asia/Shanghai now",
                "TimeZone " + new string('Z', 4_000)),
            .. From(
                "NeedsQuietHours",
                "QuietHours 22-8",
                "QuietHours 25:00-08:00",
                "QuietHours 22:00",
                "QuietHours no",
                "QuietHours <b>",
                "QuietHours 22:00-08:00-09:00"),
            .. From(
                "NoSuchRule",
                "Rule unanimity",
                "Rule simple majority",
                "Rule <b>",
                "Rule {rule}",
                "Rule " + new string('r', 4_000)),
            .. Counts("SecondsNeeded "),
            .. Counts("objectionsneeded "),
            .. Times("votefor ", "NeedsSpan"),
            .. Times("CommitmentExpiresAfter ", "NeedsSpan"),
            .. From(
                "NeedsSpan", "WorkFor 2d 3d", "NoticeFor 2.00:00:00", "ReopenWithin 53w", "VoteFor " + new string('9', 4_000)),
            .. From("NeedsShowOrHide", "Doors yes", "Doors <b>", "Doors show all"),
        ],
        ["rules"] =
        [
            .. From(
                "NoSuchRule",
                "unanimity",
                "<b>",
                "{rule}",
                "规则",
                "remove",
                "remove unanimity",
                "remove <b>",
                new string('r', 4_000)),
            .. From("RuleIsForAll", "remove simple", "remove CN-278-special"),
            .. From("TooManyWords", "simple majority", "remove simple now"),
        ],
        ["setup"] = [.. From("TooManyWords", "now", "<b>", "1 Zone UTC", new string('s', 4_000))],
        // These need nothing; what is written behind them is not looked at.
        ["me"] = [],
        ["privacy"] = [],
        ["mydata"] = [],
        ["forgetme"] = [],
        ["start"] = [],
    };

    /// <summary>Every command there is, found by its class, so that a new one without rows fails.</summary>
    public static IReadOnlyList<ChatCommand> Commands { get; } =
    [
        .. typeof(ChatCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ChatCommand)) && !type.IsAbstract)
            .Select(type => (ChatCommand)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type))
            .OrderBy(command => command.Name, StringComparer.Ordinal),
    ];

    /// <exception cref="KeyNotFoundException">Nobody has thought about what can be wrong behind this command.</exception>
    public static IReadOnlyList<BadInput> Of(ChatCommand command)
    {
        var byKind = ByKind(command).ToList();
        return Own.TryGetValue(command.Name, out var own) ? [.. byKind, .. own]
            : command is PlainCommand or TextCommand ? byKind
            : throw new KeyNotFoundException($"/{command.Name} has no rows of bad input.");
    }

    private static IEnumerable<BadInput> ByKind(ChatCommand command)
    {
        if (command is AffairCommand)
        {
            foreach (
                var row in (BadInput[])
                    [
                        .. From(
                            "NeedsNumber",
                            "",
                            "-1",
                            "99999999999999999999",
                            "abc",
                            "#",
                            "#abc",
                            "<b>",
                            "½",
                            "{number}",
                            "😀",
                            "1.5"),
                        .. From("NoSuchAffair", "999", "#999", "0", "#0", "１２", "＃１２", "2147483647"),
                        new(new string('9', 4_000), "NeedsNumber"),
                    ])
            {
                yield return row;
            }
        }

        if (command is PlainCommand)
        {
            foreach (var row in From("TooManyWords", "1 2", "1 please", "1 <script>", "#1 #2", "1 " + new string('w', 4_000)))
            {
                yield return row;
            }
        }

        if (command is TextCommand)
        {
            yield return new("1 " + new string('x', command.Name == "option" ? 101 : 3_501), "TooLong");
            if (command.Name is not ("done" or "close"))
            {
                yield return new("1", "MissingText");
                yield return new("1 \u200b\u2060\u3164", "MissingText");
            }
        }
    }

    private static IEnumerable<BadInput> Times(string before, string refusal = "NeedsTime") =>
        From(
            refusal,
            [
                .. (
                    (string[])["0d", "-2d", "2y", "99999d", "367d", "2026-13-40", "9999-12-31", "tomorrow", "d", "２", "<b>"]
                ).Select(time => before + time),
            ]);

    private static IEnumerable<BadInput> Counts(string before) => From(
        "NeedsCount", [.. ((string[])["0", "-1", "101", "2.5", "three", "99999999999", "<b>"]).Select(count => before + count)]);

    private static IEnumerable<BadInput> Past(string before) =>
        From("InThePast", before + "2020-01-01", before + "2026-03-02 08:59", before + "0001-01-01");

    private static IEnumerable<BadInput> From(string refusal, params string[] words) =>
        words.Select(one => new BadInput(one, refusal));
}
