using MicroGov.Replication;
using MicroGov.Storage;

namespace MicroGov.Delivery;

/// <summary>
/// The last thing a call passes on its way out: only who leads beyond doubt may call Telegram in everybody's name. Asked
/// when all else is done, since a process may be stopped for half a minute between any two of its steps.
/// </summary>
public sealed class LeaderOnlyHandler(Database database) : DelegatingHandler
{
    /// <exception cref="LeadershipLostException">The lease has run out, so another replica may be making this call.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        database.IsLeader ? base.SendAsync(request, cancellationToken) : throw new LeadershipLostException();
}
