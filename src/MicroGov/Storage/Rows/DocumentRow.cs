namespace MicroGov.Storage.Rows;

/// <summary>A file that is on its way to somebody; gone once it has been sent.</summary>
public sealed class DocumentRow
{
    public long Id { get; set; }

    /// <summary>The account of the person that it is for.</summary>
    public long Account { get; set; }

    /// <summary>As it will be saved, such as <c>my-data.json</c>.</summary>
    public string Name { get; set; } = "";

    public byte[] Content { get; set; } = [];
}
