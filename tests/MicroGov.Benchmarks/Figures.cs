namespace MicroGov.Benchmarks;

/// <summary>Times in milliseconds, and what can be said of them.</summary>
internal sealed class Figures
{
    private readonly List<double> times = [];

    public int Count => times.Count;

    public double Median => At(0.5);

    public void Add(TimeSpan time) => times.Add(time.TotalMilliseconds);

    /// <summary>The smallest time that this share of all is not above.</summary>
    public double At(double share)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
