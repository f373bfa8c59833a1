using System.Net;
using System.Net.Sockets;

namespace MicroGov.Tests.Processes;

/// <summary>The line between a replica and its database, which can be cut and mended.</summary>
internal sealed class Line(string host, int port) : IAsyncDisposable
{
    private CancellationTokenSource cut = new();
    private TcpListener? listener;

    public int Port { get; } = FreePort.Next();

    public void Mend()
    {
        cut = new CancellationTokenSource();
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = AcceptAsync(listener, cut.Token);
    }

    /// <summary>Every connection is gone, and nobody answers any more.</summary>
    public async Task CutAsync()
    {
        await cut.CancelAsync();
        listener?.Stop();
        cut.Dispose();
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    private async Task AcceptAsync(TcpListener at, CancellationToken ct)
    {
        List<Task> calls = [];
        try
        {
            while (true)
            {
                calls.Add(CarryAsync(await at.AcceptTcpClientAsync(ct), ct));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task CarryAsync(TcpClient near, CancellationToken ct)
    {
        using (near)
        using (var far = new TcpClient())
        {
            try
            {
                await far.ConnectAsync(host, port, ct);
                await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream(), ct), far.GetStream().CopyToAsync(near.GetStream(), ct));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
            {
                // Cut.
            }
        }
    }
}
