namespace MicroGov.Storage.Rows;

/// <summary>That somebody who was erased had their say in an affair. Gone soon after the affair is closed.</summary>
public sealed class FormerParticipantRow
{
    public long AffairId { get; set; }

    /// <summary>Tells the account again that it was made from, and tells nobody which that is.</summary>
    public string Mark { get; set; } = "";
}
