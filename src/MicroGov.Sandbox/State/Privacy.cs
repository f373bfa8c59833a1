namespace MicroGov.Sandbox;

/// <summary>
/// Privacy mode, on by default: https://core.telegram.org/bots/features#privacy-mode. In groups a bot sees commands
/// meant for it, replies to its messages and to service messages, messages that mention it, and service messages;
/// an administrator sees everything.
/// </summary>
internal static class Privacy
{
    public static bool BotSees(SandboxWorld world, Post post)
    {
        var chat = post.Chat;
        if (!chat.IsGroup || (post.Ephemeral && post.ReceiverId == world.BotId))
        {
            return !chat.IsGroup || chat.Has(world.BotId);
        }

        if (!chat.Has(world.BotId))
        {
            return false;
        }

        return chat.StandingOf(world.BotId).IsAdministrator()
            || post.Service is not null
            || post.ReplyTo?.FromId == world.BotId
            || post.Text.Entities.Any(entity => Addresses(world, post.Text, entity));
    }

    private static bool Addresses(SandboxWorld world, FormattedText text, TextEntity entity)
    {
        var piece = text.Plain.Substring(entity.Offset, entity.Length);
        var at = piece.IndexOf('@', StringComparison.Ordinal);
        return entity.Type switch
        {
            "bot_command" => at < 0 ? entity.Offset == 0 : IsBot(piece[(at + 1)..]),
            "mention" => IsBot(piece[1..]),
            "text_mention" => entity.UserId == world.BotId,
            _ => false,
        };

        bool IsBot(string username) => string.Equals(username, world.BotUsername, StringComparison.OrdinalIgnoreCase);
    }
}
