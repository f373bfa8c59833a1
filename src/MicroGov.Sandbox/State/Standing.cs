namespace MicroGov.Sandbox;

/// <summary>
/// What somebody is in a chat. None: never was there, which Telegram answers with an error rather than with "left".
/// </summary>
internal enum Standing
{
    None,
    Left,
    Kicked,
    Member,
    Administrator,
    Creator,
}

internal static class Standings
{
    public static bool IsPresent(this Standing standing) => standing >= Standing.Member;

    public static bool IsAdministrator(this Standing standing) => standing >= Standing.Administrator;

    /// <summary>The word of https://core.telegram.org/bots/api#chatmember.</summary>
    public static string OnTheWire(this Standing standing) => standing switch
    {
        Standing.Creator => "creator",
        Standing.Administrator => "administrator",
        Standing.Member => "member",
        Standing.Kicked => "kicked",
        _ => "left",
    };
}
