using MicroGov.Storage;
using MicroGov.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace MicroGov.Hosting;

/// <summary>
/// The page <c>/metrics</c>, in Prometheus' format (https://prometheus.io/docs/instrumenting/exposition_formats/).
/// </summary>
internal static class MetricsPage
{
    private const string Path = "/metrics";

    public static void AddMetrics(this IServiceCollection services)
    {
        services.AddSingleton<ServiceMetrics>();
        // Nothing has a label, so each has one value; room for two thousand would be set aside and cleared at every start.
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(ServiceMetrics.Name)
            .AddView("*", new MetricStreamConfiguration { CardinalityLimit = 1 })
            .AddPrometheusExporter());
    }

    public static void MapMetrics(this WebApplication app)
    {
        var measures = app.Services.GetRequiredService<ServiceMetrics>();
        measures.ShowBacklogs();
        // The database is asked when somebody looks, and only then.
        app.UseWhen(http => http.Request.Path == Path, branch => branch.Use(async (http, next) =>
        {
            var database = http.RequestServices.GetRequiredService<Database>();
            var time = http.RequestServices.GetRequiredService<TimeProvider>();
            try
            {
                await using var db = await database.OpenAsync(http.RequestAborted);
                var depth = await OutboxDepth.ReadAsync(db, time.GetUtcNow(), http.RequestAborted);
                measures.Backlogs = new(depth.Owed, depth.OldestAge, depth.LateDeadlines);
            }
            catch (Exception fault) when (DatabaseFaults.IsOutage(fault))
            {
                // The figures of the last look stay; the others are still good.
            }

            await next(http);
        }));
        app.MapPrometheusScrapingEndpoint(Path);
    }
}
