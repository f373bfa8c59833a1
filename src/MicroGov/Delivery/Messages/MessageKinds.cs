namespace MicroGov.Delivery;

/// <summary>Every kind of message there is: a new one is a file of its own and a line here.</summary>
internal static class MessageKinds
{
    public static readonly IReadOnlyList<MessageKind> All =
    [
        new AnswerButtonKind(),
        new ReactKind(),
        new PostMessageKind(),
        new PersonalAnswerKind(),
        new PrivateMessageKind(),
        new PostCardKind(),
        new EditCardKind(),
        new PinCardKind(),
        new UnpinMessageKind(),
        new MarkCardMovedKind(),
        new PostPollKind(),
        new StopPollKind(),
        new EditAnswerKind(),
        new SendFileKind(),
        new ApproveJoinRequestKind(),
        new UnreadableKind(),
    ];

    private static readonly Dictionary<Type, MessageKind> ByType = All.ToDictionary(kind => kind.Type);

    private static readonly HashSet<string> Names = [.. All.Select(kind => kind.Name).OfType<string>()];

    public static MessageKind Of(OutboxMessage message) => ByType[message.GetType()];

    /// <summary>This version knows the kind.</summary>
    public static bool IsStored(string name) => Names.Contains(name);
}
