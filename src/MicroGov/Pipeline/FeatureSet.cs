namespace MicroGov.Pipeline;

/// <summary>All features, and what they list together.</summary>
/// <param name="features">In the order in which they speak about the same thing.</param>
public sealed class FeatureSet(IReadOnlyList<Feature> features)
{
    /// <summary>The features themselves.</summary>
    public IReadOnlyList<Feature> All => features;

    /// <summary>All commands.</summary>
    public CommandTable Commands { get; } = new(features.SelectMany(feature => feature.Commands));

    /// <summary>All buttons.</summary>
    public ButtonDispatcher Buttons => field ??= new(features, [ListPage.Turning(Commands)]);

    /// <summary>Who handles which kind of update.</summary>
    public IReadOnlyDictionary<Type, UpdateHandler> Updates { get; } =
        features.SelectMany(feature => feature.Updates).ToDictionary(handler => handler.Kind);

    /// <summary>All that is read ahead for a batch.</summary>
    public IReadOnlyList<ReadAhead> ReadsAhead { get; } = [.. features.SelectMany(feature => feature.ReadsAhead)];

    /// <summary>All that is looked up before an act is decided.</summary>
    public IReadOnlyList<FactSource> Facts { get; } = [.. features.SelectMany(feature => feature.Facts)];

    /// <summary>Everything that is said about a step: event by event, then about the step as a whole.</summary>
    public Announcements Announcements { get; } = new(features);
}
