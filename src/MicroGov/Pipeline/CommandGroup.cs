namespace MicroGov.Pipeline;

/// <summary>
/// Where a command stands in /help and in Telegram's menu: in the order of an affair's life, then what concerns oneself; what
/// only those can do who lead comes last, in the same order.
/// </summary>
public enum CommandSection
{
    Raising,
    Deliberating,
    Voting,
    Working,
    Ending,
    Joining,
    OwnData,
    Help,
    Rules,
    LeadDeliberation,
    LeadVoting,
    LeadPace,
    LeadWork,
    LeadAffair,
    Administer,

    /// <summary>In no list: nobody types it.</summary>
    Hidden,
}

/// <summary>Commands of a feature that stand together, in their order.</summary>
public sealed record CommandGroup(CommandSection Section, params IReadOnlyList<ChatCommand> Commands);
