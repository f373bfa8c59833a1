using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MicroGov.Sandbox;

internal static class Requests
{
    /// <summary>Cancelled when the caller goes away or the server stops: waiting requests must not hold it up.</summary>
    public static CancellationTokenSource UntilGone(this HttpContext http) =>
        CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
}
