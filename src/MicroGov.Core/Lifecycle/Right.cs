using System.Collections.Immutable;
using MicroGov.Core.Community;

namespace MicroGov.Core.Lifecycle;

/// <summary>One row of the table: an act, who it is open to, and in which stages.</summary>
/// <param name="Act">The type of the act.</param>
/// <param name="Audience">Who it is open to.</param>
/// <param name="Stages">Where it can be done; empty for what is not done to an affair.</param>
public record Right(Type Act, Audience Audience, params ImmutableArray<Stage> Stages)
{
    /// <summary>Nobody judges or moderates what they do themselves.</summary>
    public bool NotOwnWork { get; init; }

    /// <summary>What somebody hears in another stage, where that says more than "not now".</summary>
    public ImmutableDictionary<Stage, Reason> Otherwise { get; init; } = ImmutableDictionary<Stage, Reason>.Empty;

    /// <summary>The same answer in every other stage.</summary>
    public static ImmutableDictionary<Stage, Reason> Everywhere(Reason reason) =>
        Enum.GetValues<Stage>().ToImmutableDictionary(stage => stage, _ => reason);

    /// <summary>
    /// The answer to a role in a stage, as long as the person neither raised the affair nor works on it. Null: yes.
    /// </summary>
    public Reason? Answer(Role role, Stage stage) => Audience.Answer(role) ?? AnswerIn(stage);

    /// <summary>Null: yes.</summary>
    public Reason? AnswerIn(Stage stage) =>
        Stages.IsEmpty || Stages.Contains(stage) ? null
        : Otherwise.TryGetValue(stage, out var reason) ? reason
        : Reason.NotNow;
}
