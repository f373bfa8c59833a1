using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>What a change of membership does: the service message and the updates Telegram makes of it.</summary>
public sealed partial class SandboxWorld
{
    private void SetBlocked(long userId, bool blocked)
    {
        PersonOf(userId);
        var chat = ChatOf(userId);
        if (chat.Blocked == blocked)
        {
            return;
        }

        chat.Blocked = blocked;
        chat.Started = true;
        var (from, to) = blocked ? (Standing.Member, Standing.Kicked) : (Standing.Kicked, Standing.Member);
        Updates.Add("my_chat_member", Wire.MemberChange(this, chat, userId, BotId, from, to));
        Tell(new SandboxEvent(SandboxEventKind.MembersChanged, chat.Id));
    }

    /// <summary>Changes what somebody is in a group, with the service message and the updates Telegram makes of it.</summary>
    internal void SetStanding(Chat chat, long who, Standing to, long by)
    {
        var from = chat.StandingOf(who);
        if (from == to)
        {
            return;
        }

        if (from == Standing.Creator)
        {
            throw new SandboxRefusal("The owner of a group stays as they are.");
        }

        // A bot that is thrown out still gets the message about it, as the last one.
        var watching = chat.Has(BotId);
        chat.Members[who] = to;
        if (from.IsPresent() != to.IsPresent())
        {
            var user = Wire.User(this, who);
            var service = to.IsPresent()
                ? new JsonObject { ["new_chat_members"] = new JsonArray(user) }
                : new JsonObject { ["left_chat_member"] = user };
            PostService(chat, by, service, watching || chat.Has(BotId));
        }

        if (who == BotId)
        {
            Updates.Add("my_chat_member", Wire.MemberChange(this, chat, by, who, from, to));
        }
        else if (chat.StandingOf(BotId).IsAdministrator())
        {
            Updates.Add("chat_member", Wire.MemberChange(this, chat, by, who, from, to));
        }

        Tell(new SandboxEvent(SandboxEventKind.MembersChanged, chat.Id));
    }
}
