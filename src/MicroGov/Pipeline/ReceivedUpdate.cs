namespace MicroGov.Pipeline;

/// <summary>An update as it was received; how it is read is the business of whoever received it.</summary>
/// <param name="Read">Understands it. One that cannot be read fails here, so that it alone goes to the dead letters.</param>
/// <param name="Json">As it came, for the dead letters.</param>
/// <param name="Origin">What can be said of it without understanding it.</param>
/// <param name="Accounts">Everybody who occurs in it, for the dead letters.</param>
public sealed record ReceivedUpdate(
    long Id, Func<Incoming> Read, Func<string> Json, UpdateOrigin Origin, Func<AccountsNamed> Accounts);

/// <summary>Where an update comes from, by its raw fields.</summary>
/// <param name="Account">Who sent it; null when it names nobody.</param>
/// <param name="PressedQueryId">The button press that waits for an answer; null when it is none.</param>
/// <param name="ButtonData">What the pressed button sends back.</param>
/// <param name="PollId">The poll that it answers.</param>
public sealed record UpdateOrigin(
    long? Account = null, string? PressedQueryId = null, string? ButtonData = null, string? PollId = null);

/// <summary>Who occurs in an update: senders, those who are replied to or mentioned, those who come and go.</summary>
/// <param name="Usernames">Of those who are mentioned by one, lower case and without the @.</param>
public sealed record AccountsNamed(IReadOnlySet<long> Accounts, IReadOnlySet<string> Usernames)
{
    public static AccountsNamed Only(long? account) =>
        new(account is { } one ? new HashSet<long> { one } : new HashSet<long>(), new HashSet<string>());
}

/// <summary>
/// What is kept of an update that cannot be handled, with the affair it is about, its sender, and whoever occurs in it.
/// </summary>
public sealed record DeadLetter(string Json, long? AffairId, long? Account, AccountsNamed Named)
{
    /// <summary>What the fault says may quote the update, and must not.</summary>
    public bool HidesFault { get; init; }
}
