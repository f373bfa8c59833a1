using System.Text.Json;
using System.Text.Json.Serialization;
using MicroGov.Pipeline;

namespace MicroGov.Telegram;

/// <summary>
/// What we use of an update (https://core.telegram.org/bots/api#update). Whatever else it holds is never parsed, so that a
/// kind of media, a sender or a service message that a later Bot API adds cannot stand in the way.
/// </summary>
internal sealed record WireUpdate(
    long UpdateId, WireMessage? Message = null, WireQuery? CallbackQuery = null, WirePollAnswer? PollAnswer = null,
    WireMemberChange? MyChatMember = null, WireMemberChange? ChatMember = null, WireJoinRequest? ChatJoinRequest = null)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="JsonException">Something that we use is missing or of another type.</exception>
    public static WireUpdate Read(JsonElement update) =>
        update.Deserialize<WireUpdate>(Options) ?? throw new JsonException("No update.");
}

/// <summary>https://core.telegram.org/bots/api#message</summary>
internal sealed record WireMessage(
    int MessageId,
    WireChat Chat,
    WireUser? From = null,
    WireChat? SenderChat = null,
    string? Text = null,
    string? Caption = null,
    WireFile[]? Photo = null,
    WireFile? Video = null,
    WireFile? Animation = null,
    WireFile? Audio = null,
    [property: JsonPropertyName("voice")] WireFile? VoiceNote = null,
    WireFile? Document = null,
    WireEntity[]? Entities = null,
    WireEntity[]? CaptionEntities = null,
    JsonElement? ForwardOrigin = null,
    WireMessage? ReplyToMessage = null,
    WireKeyboard? ReplyMarkup = null,
    long? MigrateToChatId = null,
    WireUser? LeftChatMember = null,
    int? EphemeralMessageId = null);

/// <summary>https://core.telegram.org/bots/api#user</summary>
internal sealed record WireUser(
    long Id,
    string? FirstName = null,
    bool IsBot = false,
    string? LastName = null,
    string? Username = null,
    string? LanguageCode = null);

/// <summary>https://core.telegram.org/bots/api#chat</summary>
internal sealed record WireChat(long Id, string Type, string? Title = null);

/// <summary>What all files have in common, such as https://core.telegram.org/bots/api#document; a photo has no name.</summary>
internal sealed record WireFile(string FileId, string FileUniqueId, string? FileName = null, long? FileSize = null);

/// <summary>https://core.telegram.org/bots/api#messageentity</summary>
internal sealed record WireEntity(string Type, int Offset, int Length, WireUser? User = null);

/// <summary>https://core.telegram.org/bots/api#inlinekeyboardmarkup</summary>
internal sealed record WireKeyboard(WireButton[][]? InlineKeyboard = null);

/// <summary>https://core.telegram.org/bots/api#inlinekeyboardbutton</summary>
internal sealed record WireButton(string? CallbackData = null);

/// <summary>https://core.telegram.org/bots/api#callbackquery; an inaccessible message has its chat and id as well.</summary>
internal sealed record WireQuery(string Id, WireUser From, string? Data = null, WireMessage? Message = null);

/// <summary>https://core.telegram.org/bots/api#pollanswer</summary>
internal sealed record WirePollAnswer(string PollId, int[] OptionIds, WireUser? User = null);

/// <summary>https://core.telegram.org/bots/api#chatmemberupdated</summary>
internal sealed record WireMemberChange(WireChat Chat, WireUser From, WireMember OldChatMember, WireMember NewChatMember);

/// <summary>https://core.telegram.org/bots/api#chatmember</summary>
internal sealed record WireMember(string Status, WireUser User, bool? IsMember = null, bool? CanPinMessages = null)
{
    /// <exception cref="JsonException">A status that only a later Bot API knows.</exception>
    public MembershipStatus Standing() => MembershipStatus.Of(Status, IsMember, CanPinMessages)
        ?? throw new JsonException($"A member of a status that is not known here: {Status}.");
}

/// <summary>https://core.telegram.org/bots/api#chatjoinrequest</summary>
internal sealed record WireJoinRequest(WireChat Chat, WireUser From);
