namespace MicroGov.Delivery;

/// <summary>Which attempts leave now, and when the next one may, if nothing else happens before.</summary>
internal sealed record SendPlan(IReadOnlyList<SendAttempt> Leaving, DateTimeOffset? Next)
{
    public static readonly SendPlan Nothing = new([], null);
}
