using System.Net;
using System.Net.Sockets;

namespace MicroGov.Tests.Processes;

/// <summary>
/// Ports to be listened on a little later. The system hands out none of this range when somebody asks for any port
/// (ip_local_port_range, https://www.kernel.org/doc/html/latest/networking/ip-sysctl.html), so that no other test gets one of
/// them in between.
/// </summary>
internal static class FreePort
{
    private const int First = 10_000;
    private const int Count = 10_000;

    private static int last = Environment.ProcessId % Count;

    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + ((Interlocked.Increment(ref last) & int.MaxValue) % Count);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Something else on this machine has it.
            }
        }

        throw new InvalidOperationException("Every port is taken.");
    }
}
