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
    /// <param name="coming">For somebody who came by a link or asked: how.</param>
    internal void SetStanding(Chat chat, long who, Standing to, long by, Coming? coming = null)
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
        Seat(chat, who, to, coming);
        if (from.IsPresent() != to.IsPresent())
        {
            var service = to.IsPresent() ? Arrival([who]) : new JsonObject { ["left_chat_member"] = Wire.User(this, who) };
            // Who was let in says so themselves (messageChatJoinByRequest in Client.cpp), whoever decided it.
            PostService(chat, coming is null ? by : who, service, watching || chat.Has(BotId));
        }

        TellBot(Wire.MemberChange(this, chat, by, who, from, to, coming), chat, who);
    }

    private void Bring(Chat chat, IReadOnlyList<long> people, long by)
    {
        var before = people.Select(chat.StandingOf).ToList();
        foreach (var who in people)
        {
            Seat(chat, who, Standing.Member, coming: null);
        }

        PostService(chat, by, Arrival(people), chat.Has(BotId));
        foreach (var (who, from) in people.Zip(before))
        {
            TellBot(Wire.MemberChange(this, chat, by, who, from, Standing.Member), chat, who);
        }
    }

    private static void Seat(Chat chat, long who, Standing to, Coming? coming)
    {
        chat.Members[who] = to;
        if (to.IsPresent())
        {
            coming?.Link?.Members.Add(who);
        }
        else
        {
            chat.Links.ForEach(link => link.Members.Remove(who));
        }

        // Nobody waits to be let in who is in, or may not come in.
        if (to != Standing.Left)
        {
            chat.Requests.Remove(who);
        }
    }

    private JsonObject Arrival(IEnumerable<long> people) =>
        new() { ["new_chat_members"] = SandboxJson.ToArray(people.Select(who => Wire.User(this, who))) };

    private void TellBot(JsonObject change, Chat chat, long who)
    {
        if (who == BotId)
        {
            Updates.Add("my_chat_member", change);
        }
        else if (chat.StandingOf(BotId).IsAdministrator())
        {
            Updates.Add("chat_member", change);
        }

        Tell(new SandboxEvent(SandboxEventKind.MembersChanged, chat.Id));
    }
}
