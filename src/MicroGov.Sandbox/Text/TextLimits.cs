namespace MicroGov.Sandbox;

/// <summary>Telegram's limits. Texts count UTF-16 units after parsing; polls count characters.</summary>
internal static class TextLimits
{
    /// <summary>https://core.telegram.org/bots/api#sendmessage: "1-4096 characters after entities parsing".</summary>
    public const int Message = 4096;

    /// <summary>https://core.telegram.org/bots/api#sendphoto: "0-1024 characters after entities parsing".</summary>
    public const int Caption = 1024;

    /// <summary>https://core.telegram.org/bots/api#sendpoll: "1-300 characters".</summary>
    public const int PollQuestion = 300;

    /// <summary>https://core.telegram.org/bots/api#inputpolloption: "1-100 characters".</summary>
    public const int PollOption = 100;

    /// <summary>https://core.telegram.org/bots/api#sendpoll: "A list of 1-12 answer options".</summary>
    public const int PollOptions = 12;

    /// <summary>https://core.telegram.org/bots/api#inlinekeyboardbutton: "1-64 bytes".</summary>
    public const int ButtonDataBytes = 64;

    /// <summary>https://core.telegram.org/bots/api#answercallbackquery: "0-200 characters".</summary>
    public const int Toast = 200;

    /// <summary>utf8_length in tdlib/td: code points, so a surrogate pair counts once.</summary>
    public static int Characters(string text) => text.EnumerateRunes().Count();
}
