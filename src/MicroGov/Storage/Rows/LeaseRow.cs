namespace MicroGov.Storage.Rows;

/// <summary>The one row that says which replica runs the clock and the sender. PostgreSQL only: on SQLite there is one.</summary>
public sealed class LeaseRow
{
    /// <summary>Grows by one with every election, so a transaction of an earlier leader can tell that it is late.</summary>
    public long Epoch { get; set; }

    public string Holder { get; set; } = "";

    /// <summary>By the database's clock; Unix milliseconds.</summary>
    public long Until { get; set; }
}
