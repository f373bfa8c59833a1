using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MicroGov.Delivery;

/// <summary>Registers the room. The <see cref="DeliveryOptions"/> are registered by whoever has validated them.</summary>
public static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton<FloodGate>();
        services.AddSingleton<Sender>();
        return services.AddHostedService(provider => provider.GetRequiredService<Sender>());
    }
}
