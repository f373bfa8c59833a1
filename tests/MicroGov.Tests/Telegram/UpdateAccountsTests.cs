namespace MicroGov.Tests.Telegram;

public sealed class UpdateAccountsTests
{
    [Fact]
    public void Everybody_who_occurs_in_an_update_is_found_however_deep()
    {
        const string Update = """
            {"update_id":1,
            "message":{"from":{"id":1,"is_bot":false,"first_name":"Wang"},"chat":{"id":-100,"type":"group","title":"Lane"},
              "text":"@WangNick and Li",
              "entities":[{"type":"mention","offset":0,"length":9},
                {"type":"text_mention","offset":14,"length":2,"user":{"id":2,"is_bot":false,"first_name":"Li"}}],
              "reply_to_message":{"from":{"id":3,"first_name":"Zhao"},"new_chat_members":[{"id":4,"first_name":"Chen"}]},
              "from_the_future":{"guest":{"id":7,"first_name":"Sun"}}},
            "callback_query":{"id":"q","from":{"id":5,"first_name":"Mei"},
              "message":{"chat":{"id":6,"type":"private","first_name":"Quill"}}}}
            """;

        var named = AsReceived.Of(Update).Accounts();

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], named.Accounts.Order());
        Assert.Equal(["wangnick"], named.Usernames);
    }

    [Theory]
    [InlineData(
        """{"update_id":1,"message":{"text":"@x","entities":[{"type":"mention","offset":2147483647,"length":2147483647}]}}"""
    )]
    [InlineData(
        """{"update_id":1,"message":{"text":"@x","entities":["mention",7,null,{"type":"mention"}],"from":{"id":"x","first_name":[]}}}"""
    )]
    [InlineData("""{"update_id":1,"message":{"text":"\ud800","from":null}}""")]
    public void What_is_odd_names_nobody(string update) => Assert.Empty(AsReceived.Of(update).Accounts().Accounts);
}
