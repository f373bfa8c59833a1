using MicroGov.Sandbox;

namespace MicroGov.Tests.Processes;

/// <summary>
/// Many neighbours at once: some answer polls and take their answers back, some press buttons, and every now and then
/// somebody raises what nobody seconds, so that sender and clock always have something to do. Nobody does the same twice
/// in a row, so every act has to leave one entry in a journal.
/// </summary>
internal sealed class Crowd(Street street, int seed)
{
    private const int Votes = 3, Voters = 24, Pressers = 6, ActsABeat = 8, BeatsARaise = 10, MostWaiting = 120;
    private const int TakenBack = -1;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Labels = ["For", "Against", "Abstain"];

    private readonly Random lot = new(seed);
    private readonly List<SandboxPerson> voters = [];
    private readonly List<SandboxPerson> pressers = [];
    private readonly List<int> votedOn = [];
    private readonly Dictionary<(int Affair, long Person), int> minds = [];
    private readonly Dictionary<(int Affair, long Person), int> acts = [];

    /// <summary>Affairs that are voted on; the others only lapse.</summary>
    public IReadOnlyList<int> VotedOn => votedOn;

    /// <summary>How many affairs have been raised.</summary>
    public int Raised { get; private set; }

    /// <summary>When each was raised.</summary>
    public Dictionary<int, DateTimeOffset> RaisedAt { get; } = [];

    /// <summary>How many ballots each person has cast or taken back in each affair.</summary>
    public IReadOnlyDictionary<(int Affair, long Person), int> Acts => acts;

    /// <summary>The ballots as they must be in the end.</summary>
    public IEnumerable<(int Affair, long Person, int Choice)> Ballots =>
        minds.Where(mind => mind.Value != TakenBack).Select(mind => (mind.Key.Affair, mind.Key.Person, mind.Value));

    public List<Task<SandboxToast>> Presses { get; } = [];

    /// <summary>Moves in and brings some affairs to the vote; completes when everybody can see the polls.</summary>
    public async Task GatherAsync(Replicas replicas)
    {
        voters.AddRange(MoveIn(Voters, "Voter"));
        pressers.AddRange(MoveIn(Pressers, "Presser"));
        while (votedOn.Count < Votes)
        {
            // Several replicas take what stands in one chat at the same time, so each step waits for the one before.
            Raise();
            var number = Raised;
            await street.World.WhenAcknowledgedAsync().WaitAsync(ServiceProcess.Guard);
            street.World.Send(street.Li.Id, street.Group, $"/second {number}");
            await street.World.WhenAcknowledgedAsync().WaitAsync(ServiceProcess.Guard);
            street.World.Send(street.Mei.Id, street.Group, $"/openvote {number} for 7d");
            await replicas.WhenAsync(() =>
                IsOpen(number) || street.Cards(number).Any(card => TeamReckoning.Lapses(number, card.Text))
            );
            if (IsOpen(number))
            {
                // On a slow machine the second may have come too late.
                votedOn.Add(number);
            }
        }

        bool IsOpen(int number) => street.LivePoll(number) is not null && street.WithButton(number, Labels[0]) is not null;
    }

    /// <summary>Goes on until it is told that it is enough; never far ahead of what the replicas have taken.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken enough)
    {
        using var beat = new PeriodicTimer(Beat, time);
        for (var beats = 0; !enough.IsCancellationRequested; beats++)
        {
            await beat.WaitForNextTickAsync(CancellationToken.None);
            if (beats % BeatsARaise == 0)
            {
                Raise();
            }

            for (var act = 0; act < ActsABeat && street.World.PendingUpdates < MostWaiting; act++)
            {
                ChangeAMind();
            }
        }
    }

    private List<SandboxPerson> MoveIn(int count, string name)
    {
        var people = Enumerable.Range(1, count).Select(number => street.World.AddPerson($"{name} {number}")).ToList();
        people.ForEach(person => street.World.Join(street.Group, person.Id));
        return people;
    }

    private void Raise()
    {
        var number = ++Raised;
        street.World.Send(street.Wang.Id, street.Group, $"/raise {Street.Title(number)}");
        RaisedAt[number] = street.World.Clock.Now;
    }

    private void ChangeAMind()
    {
        var who = lot.Next(Voters + Pressers);
        var number = votedOn[lot.Next(Votes)];
        if (who < Voters)
        {
            Answer(voters[who], number);
        }
        else
        {
            Press(pressers[who - Voters], number);
        }
    }

    private void Answer(SandboxPerson voter, int number)
    {
        var before = minds.GetValueOrDefault((number, voter.Id), TakenBack);
        // Sometimes the answer is taken back.
        var now = before == TakenBack || lot.Next(4) > 0 ? Other(before) : TakenBack;
        street.World.Vote(voter.Id, street.LivePoll(number)!.Poll!.Id, now == TakenBack ? [] : [now]);
        Note(number, voter, now);
    }

    private void Press(SandboxPerson presser, int number)
    {
        var now = Other(minds.GetValueOrDefault((number, presser.Id), TakenBack));
        var press = street.World.PressAsync(presser.Id, street.Group, street.WithButton(number, Labels[now])!.Id, Labels[now]);
        if (!press.IsFaulted)
        {
            Presses.Add(press);
            Note(number, presser, now);
        }
    }

    private int Other(int choice)
    {
        var other = lot.Next(Labels.Length);
        return other == choice ? (other + 1) % Labels.Length : other;
    }

    private void Note(int number, SandboxPerson person, int now)
    {
        minds[(number, person.Id)] = now;
        acts[(number, person.Id)] = acts.GetValueOrDefault((number, person.Id)) + 1;
    }
}
