using MicroGov.Telegram;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace MicroGov.Tests.Telegram;

public sealed class UpdateAccountsTests
{
    [Fact]
    public void Everybody_who_occurs_in_an_update_is_found_however_deep()
    {
        var message = new Message
        {
            From = new() { Id = 1 },
            Chat = new() { Id = -100 },
            Text = "@WangNick and Li",
            Entities =
            [
                new() { Type = MessageEntityType.Mention, Offset = 0, Length = 9 },
                new() { Type = MessageEntityType.TextMention, Offset = 14, Length = 2, User = new() { Id = 2 } },
            ],
            ReplyToMessage = new() { From = new() { Id = 3 }, NewChatMembers = [new() { Id = 4 }] },
        };
        var pressed = new CallbackQuery { Id = "q", From = new() { Id = 5 }, Message = new() { Chat = new() { Id = 6 } } };

        var named = UpdateReader.Receive(new Update { Id = 1, Message = message, CallbackQuery = pressed }).Accounts();

        Assert.Equal([1, 2, 3, 4, 5, 6], named.Accounts.Order());
        Assert.Equal(["wangnick"], named.Usernames);
    }
}
