using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MicroGov.Tests.Transcripts;

/// <summary>The log tells what went wrong, never whose words it went wrong with.</summary>
public sealed class BadInputLogTests
{
    [Fact]
    public async Task The_log_holds_no_words_no_names_and_no_token_whatever_goes_wrong()
    {
        await using var here = await Neighbourhood.OpenAsync(
            settings: new()
            {
                ["Logging:LogLevel:Default"] = "Trace",
                ["Logging:LogLevel:MicroGov"] = "Trace",
                ["Logging:LogLevel:Microsoft"] = "Trace",
                ["Logging:LogLevel:System"] = "Trace",
                ["Logging:Console:LogLevel:Default"] = "None",
            });
        using var book = new LogBook();
        here.Services.GetRequiredService<ILoggerFactory>().AddProvider(book);
        var eve = here.World.AddPerson("Quillfeather", "quillnick");
        here.World.Join(here.Group, eve.Id);

        await here.SayAsync(eve, "/raise Secretword <b>");
        await here.SayAsync(eve, "/decline 1 Secretword");
        here.World.FailNext("sendMessage", 400, "Bad Request: can't parse entities: Unsupported start tag");
        await here.SayAsync(eve, "/second Secretword");
        here.World.FailNext("sendMessage", 502, "Bad Gateway");
        await here.SayAsync(eve, "/openvote 1 Secretword");
        here.World.FailNext("sendMessage", 429, "Too Many Requests: retry after 3", retryAfter: 3);
        await here.SayAsync(eve, "/assign 1 @quillnick Secretword");
        here.World.FailNext("editMessageText", 400, "Bad Request: message can't be edited");
        await here.SayAsync(here.Li, "/second 1");
        await here.SayAsync(eve, "/raise Secretword again\nSecretword");

        Assert.NotEmpty(book.Lines);
        Assert.All(book.Lines, line =>
        {
            Assert.DoesNotContain("Quillfeather", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("quillnick", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Secretword", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(here.World.BotToken.Split(':')[1], line, StringComparison.Ordinal);
        });
    }
}
