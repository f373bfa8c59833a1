using System.Text.Json;
using System.Text.Json.Serialization;
using MicroGov.Core.Voting.Ballots;
using MicroGov.Storage.Rows;

namespace MicroGov.Operations.Exporting;

/// <summary>An affair as it is now. <paramref name="State"/> is everything the service knows of it, as JSON.</summary>
internal sealed record AffairRecord(
    long Community, int Affair, string Title, string Stage, long RaisedBy, long? Doer, DateTimeOffset ChangedAt, int Version,
    string JournalHead, JsonElement State)
{
    /// <summary>What a line is, where all kinds stand in one file.</summary>
    [JsonPropertyOrder(-1)]
    public string Record => "affair";
}

/// <summary>The latest ballot of one voter in one vote.</summary>
/// <param name="Person">Who cast it: a number of the service's own.</param>
/// <param name="Household">Where households vote: whose it is.</param>
/// <param name="Choice">The place on the ballot paper, or the list of marks; null in a secret vote, whose ballots stand in the
/// journal by their receipts.</param>
internal sealed record BallotRecord(
    long Community,
    int Affair,
    int Round,
    long Person,
    long? Household,
    Marking? Choice,
    BallotStanding Standing,
    BallotSource Source)
{
    /// <summary>What a line is, where all kinds stand in one file.</summary>
    [JsonPropertyOrder(-1)]
    public string Record => "ballot";
}

/// <summary>A household on the closed roll of a household vote, with what its ballot weighs.</summary>
/// <param name="Round">The round that the roll was closed for; a run-off after it has the same.</param>
/// <param name="Area">Hundredths of a square metre.</param>
internal sealed record RollRecord(long Community, int Affair, int Round, long Household, long Unit, long Area, long Shares)
{
    /// <summary>What a line is, where all kinds stand in one file.</summary>
    [JsonPropertyOrder(-1)]
    public string Record => "roll";
}

/// <summary>
/// One entry of an affair's journal, exactly as hashed: SHA-256 over the previous hash, affair id, sequence, time and payload.
/// </summary>
/// <param name="AffairId">As hashed; <paramref name="Affair"/> is the number that neighbours use.</param>
/// <param name="At">Unix milliseconds, as hashed.</param>
internal sealed record JournalRecord(
    long Community, int Affair, long AffairId, int Sequence, long At, string Payload, string Hash)
{
    /// <summary>What a line is, where all kinds stand in one file.</summary>
    [JsonPropertyOrder(-1)]
    public string Record => "journal";
}

/// <summary>One way of writing an export down: JSON lines or CSV.</summary>
internal interface IExportFormat : IAsyncDisposable
{
    Task WriteAsync(AffairRecord affair, CancellationToken ct);

    Task WriteAsync(BallotRecord ballot, CancellationToken ct);

    Task WriteAsync(RollRecord entry, CancellationToken ct);

    Task WriteAsync(JournalRecord entry, CancellationToken ct);
}
