using System.ComponentModel.DataAnnotations.Schema;

namespace MicroGov.Storage.Rows;

/// <summary>An affair's present state, with the columns that lists filter by.</summary>
public sealed class AffairRow
{
    public long Id { get; set; }

    public long CommunityId { get; set; }

    /// <summary>The group that its card stands in.</summary>
    public long GroupId { get; set; }

    public int Number { get; set; }

    public string Title { get; set; } = "";

    public string Stage { get; set; } = nameof(MicroGov.Core.Lifecycle.Stage.Raised);

    public long RaisedBy { get; set; }

    public long? Doer { get; set; }

    /// <summary>Who accepted the work: the card says so.</summary>
    public long? AcceptedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The whole <see cref="MicroGov.Core.Affairs.Affair"/> as JSON: replaying the journal gives the same.</summary>
    public string State { get; set; } = "";

    /// <summary>The sequence of the last journal entry; also guards against lost updates.</summary>
    public int Version { get; set; }

    /// <summary>The version that the database has, as far as this transaction knows. Not a column.</summary>
    [NotMapped]
    public int FoundVersion { get; set; }

    public string JournalHead { get; set; } = "";

    /// <summary>The affair's card in its group, once posted.</summary>
    public int? CardMessageId { get; set; }

    /// <summary>The card hangs under a photo, so it is edited as a caption.</summary>
    public bool CardHasPhoto { get; set; }

    /// <summary>What the card showed when it was last drawn.</summary>
    public string CardShows { get; set; } = "";

    /// <summary>The state has changed since the card was drawn.</summary>
    public bool CardIsStale { get; set; }
}
