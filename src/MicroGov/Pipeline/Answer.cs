using MicroGov.Core;
using MicroGov.Delivery;
using MicroGov.Presentation;
using MicroGov.Storage;

namespace MicroGov.Pipeline;

/// <summary>The secret vote that an answer tells somebody's choice of.</summary>
/// <param name="Number">Its affair's.</param>
public sealed record SecretChoice(SecretRound Round, int Number);

/// <summary>What the person who acted gets to know, and only they.</summary>
public abstract record Answer
{
    /// <summary>Nothing to say.</summary>
    public sealed record None : Answer;

    /// <summary>It is done: a toast on a button, a reaction on a message, a line in private.</summary>
    public sealed record Done(Html Text) : Answer
    {
        /// <summary>For these eyes only.</summary>
        public bool IsSecret { get; init; }

        /// <summary>The secret vote that it tells a choice of.</summary>
        public SecretChoice? Tells { get; init; }
    }

    /// <summary>Something to read.</summary>
    public sealed record Tell(Html Text) : Answer
    {
        public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

        /// <summary>A photo that goes with it.</summary>
        public string? Photo { get; init; }

        public long? AffairId { get; init; }

        /// <summary>For these eyes only: where Telegram has no quiet way to them, they are asked to write in private.</summary>
        public bool IsSecret { get; init; }

        /// <summary>It says what was done: asking again would do it again.</summary>
        public bool ReportsAct { get; init; }

        /// <summary>Takes the place of the message whose button was pressed.</summary>
        public bool InPlace { get; init; }

        /// <summary>The secret vote that it tells a choice of.</summary>
        public SecretChoice? Tells { get; init; }
    }

    /// <summary>A question that the person answers by replying to it.</summary>
    public sealed record Ask(Html Text, string Asks) : Answer
    {
        public long? AffairId { get; init; }
    }

    /// <summary>A kind no, with a right example.</summary>
    public sealed record Refuse(Refusal Refusal) : Answer
    {
        /// <summary>The command whose example is shown.</summary>
        public string? Command { get; init; }

        /// <summary>A right example that fits better than the command's own.</summary>
        public string? Example { get; init; }
    }

    public static Answer Nothing { get; } = new None();
}
