namespace MicroGov.Tests.Sandbox;

/// <summary>The world is one lock wide: many people and a polling bot at once lose nothing.</summary>
public class ManyHandsTests
{
    [Fact]
    public async Task Everybody_writes_at_once_and_the_bot_gets_every_message_once_and_in_order()
    {
        const int people = 8;
        const int each = 50;
        await using var bot = await SandboxBot.StartAsync();
        var writers = Enumerable.Range(0, people).Select(n => bot.World.AddPerson($"P{n}")).ToList();

        var writing = Task.WhenAll(writers.Select(person => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
            {
                bot.World.Send(person.Id, person.Id, $"{i}");
            }
        })));
        var heard = new List<(long From, string Text)>();
        while (heard.Count < people * each)
        {
            foreach (var update in await bot.TakeUpdatesAsync())
            {
                heard.Add(((long)update["message"]!["from"]!["id"]!, (string)update["message"]!["text"]!));
            }
        }

        await writing;
        await bot.World.WhenAcknowledgedAsync();
        var inOrder = Enumerable.Range(0, each).Select(i => $"{i}").ToList();
        Assert.All(writers, person => Assert.Equal(inOrder, heard.Where(one => one.From == person.Id).Select(one => one.Text)));
    }
}
