using MicroGov.Delivery;

namespace MicroGov.Affairs;

/// <summary>What an affair's card shows: at most 4,096 characters, 1,024 under a photo.</summary>
/// <param name="Photo">A Telegram file id, or null.</param>
public sealed record Card(string Html, IReadOnlyList<IReadOnlyList<Button>> Buttons, string? Photo);

/// <summary>What a poll asks (https://core.telegram.org/bots/api#sendpoll: question ≤ 300, options ≤ 100 characters each).</summary>
public sealed record PollSheet(string Question, IReadOnlyList<string> Options, IReadOnlyList<IReadOnlyList<Button>> Buttons);
