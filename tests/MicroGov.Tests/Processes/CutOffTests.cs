using System.Net;
using System.Text;
using MicroGov.Tests.Storage;
using Npgsql;

namespace MicroGov.Tests.Processes;

public sealed class CutOffTests
{
    [SkippableFact]
    public async Task A_replica_cut_off_from_the_database_promises_nothing_says_so_and_recovers_by_itself()
    {
        TestDatabase.PostgresRequired();
        await using var replicas = await Replicas.BuildAsync();
        var direct = new NpgsqlConnectionStringBuilder(replicas.Database.Options.ConnectionString);
        await using var line = new Line(direct.Host!, direct.Port);
        line.Mend();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var replica = replicas.Start(
            (
                "Database__ConnectionString",
                new NpgsqlConnectionStringBuilder(direct.ConnectionString)
                {
                    Host = "127.0.0.1",
                    Port = line.Port,
                }.ConnectionString),
            ("Web__Urls", address.ToString()),
            ("Telegram__Mode", "Webhook"),
            ("Telegram__WebhookUrl", new Uri(address, MicroGov.Telegram.WebhookEndpoint.Path).ToString()),
            ("Telegram__WebhookSecret", "known-to_all-of-us"));
        await replica.WhenSaysAsync(Town.Listening);
        var street = replicas.Street;
        Say(street, 1);
        await replicas.WhenAsync(() => street.Cards(1).Any());
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(http, address, "ok"));

        await line.CutAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(http, address, "does not answer"));
        using (var update = new HttpRequestMessage(HttpMethod.Post, new Uri(address, MicroGov.Telegram.WebhookEndpoint.Path)))
        {
            update.Content = new StringContent("{\"update_id\":7}", Encoding.UTF8, "application/json");
            update.Headers.Add("X-Telegram-Bot-Api-Secret-Token", "known-to_all-of-us");
            using var answer = await http.SendAsync(update);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }

        Say(street, 2);
        line.Mend();
        await replicas.WhenAsync(() => street.Cards(2).Any());

        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(http, address, "ok"));
    }

    private static void Say(Street street, int number) =>
        street.World.Send(street.Wang.Id, street.Group, $"/raise {Street.Title(number)}");

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient http, Uri replica, string database)
    {
        using var answer = await http.GetAsync(new Uri(replica, "/health/ready"));
        Assert.Contains($"\"database\":\"{database}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return answer.StatusCode;
    }
}
