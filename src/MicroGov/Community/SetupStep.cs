using System.Globalization;

namespace MicroGov.Community;

/// <summary>What <c>/setup</c> asks, in this order. The names stand in the database and behind buttons.</summary>
public enum SetupStep
{
    Language,
    Zone,
    Units,
    Households,
    Rule,
    Quiet,
    Test,

    /// <summary>The test message is on its way: did it arrive?</summary>
    Seen,

    /// <summary>Nothing more is asked.</summary>
    Done,
}

/// <summary>
/// What a button of <c>/setup</c> sends back: <c>s:COMMUNITY:STEP:VALUE</c>. It names the community because somebody may
/// administer several, and an old message must not change another one. A modified client can send anything.
/// </summary>
internal sealed record SetupData(long CommunityId, SetupStep Step, string Value)
{
    public const string Mark = "s:";

    /// <summary>Instead of a value.</summary>
    public const string Later = "later", Another = "another", Send = "send", Again = "again", Yes = "yes";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}{CommunityId}:{Step}:{Value}");

    public static SetupData? Read(string data) =>
        data.Split(':', 4) is ["s", var id, var step, var value] ? Read(id, step, value) : null;

    /// <summary>The same of a question that is answered by a reply.</summary>
    public static SetupData? Read(string id, string step, string value) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var communityId)
        && Enum.TryParse<SetupStep>(step, out var known) && known.ToString() == step
            ? new(communityId, known, value)
            : null;
}
