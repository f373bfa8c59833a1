namespace MicroGov.Storage.Rows;

/// <summary>A place whose households decide together; <see cref="MicroGov.Core.Community.Unit"/>.</summary>
public sealed class UnitRow
{
    public long Id { get; set; }

    public long CommunityId { get; set; }

    /// <summary>Null for the community itself, of which there is one.</summary>
    public long? ParentId { get; set; }

    public string Name { get; set; } = "";
}

/// <summary>Those behind one door; <see cref="MicroGov.Core.Community.Household"/>.</summary>
public sealed class HouseholdRow
{
    public long Id { get; set; }

    public long CommunityId { get; set; }

    public long UnitId { get; set; }

    public string Door { get; set; } = "";

    /// <summary><see cref="MicroGov.Core.Community.Household.KeyOf"/> of the door.</summary>
    public string DoorKey { get; set; } = "";

    /// <summary>Hundredths of a square metre; 0 when not known.</summary>
    public long Area { get; set; }

    /// <summary>Shares in the common property; 0 when not known.</summary>
    public long Shares { get; set; }

    /// <summary>0 when not known.</summary>
    public int Heads { get; set; }

    public bool IsOwner { get; set; }
}
