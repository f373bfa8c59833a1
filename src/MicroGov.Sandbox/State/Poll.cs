namespace MicroGov.Sandbox;

/// <summary>A poll's mutable state, shared by the message it was sent in and every forward of it.</summary>
internal sealed class Poll
{
    public required string Id { get; init; }

    public required FormattedText Question { get; init; }

    public required IReadOnlyList<PollChoice> Options { get; init; }

    public FormattedText Description { get; init; } = FormattedText.Empty;

    public bool Anonymous { get; init; }

    public bool Multiple { get; init; }

    public bool Revoting { get; init; }

    public IReadOnlyList<int>? Correct { get; init; }

    public FormattedText? Explanation { get; init; }

    public int? OpenPeriod { get; init; }

    public DateTimeOffset? CloseDate { get; init; }

    public bool Closed { get; set; }

    public ITimer? Closing { get; set; }

    public bool IsQuiz => Correct is not null;

    public int Voters => Options.SelectMany(option => option.Voters).Distinct().Count();

    public bool HasVoted(long userId) => Options.Any(option => option.Voters.Contains(userId));
}

/// <summary>One answer; its persistent id is what poll_answer names besides the number.</summary>
internal sealed record PollChoice(string PersistentId, FormattedText Text)
{
    public List<long> Voters { get; } = [];
}
