using MicroGov.Telemetry;

namespace MicroGov.Hosting;

/// <summary>
/// Notes, in memory, when Telegram last answered and when it last did not. Never an address: it holds the token.
/// </summary>
public sealed class TelegramMonitor(TimeProvider time, ServiceMetrics measures)
{
    private long answered, failed;

    /// <summary>When Telegram last took a call; null when it has not yet.</summary>
    public DateTimeOffset? AnsweredAt => At(Interlocked.Read(ref answered));

    /// <summary>When a call last failed, was refused for its token, or met Telegram's own trouble; null when none has.</summary>
    public DateTimeOffset? FailedAt => At(Interlocked.Read(ref failed));

    /// <summary>Sits between the client and the network.</summary>
    public DelegatingHandler Listen() => new Ear(this) { InnerHandler = new SocketsHttpHandler() };

    private void Note(int? status)
    {
        if (status == 429)
        {
            measures.Refused429();
        }

        // 401 and 404 mean a wrong token (https://core.telegram.org/bots/api#making-requests).
        Interlocked.Exchange(
            ref status is null or >= 500 or 401 or 404 ? ref failed : ref answered, time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private static DateTimeOffset? At(long milliseconds) =>
        milliseconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed class Ear(TelegramMonitor watch) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                watch.Note((int)answer.StatusCode);
                return answer;
            }
            catch (HttpRequestException)
            {
                watch.Note(null);
                throw;
            }
        }
    }
}
