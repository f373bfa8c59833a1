namespace MicroGov.Delivery;

/// <summary>What holds calls back: Telegram's 429, calls that nobody answers, and the limits of speed and patience.</summary>
public sealed record SendLimits(RetryAfterGate Gate, CircuitBreaker CircuitBreaker, DeliveryOptions Options);
