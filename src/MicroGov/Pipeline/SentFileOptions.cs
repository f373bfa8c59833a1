using System.ComponentModel.DataAnnotations;

namespace MicroGov.Pipeline;

/// <summary>Section <c>Files</c>: what is read of the files that people send.</summary>
public sealed class SentFileOptions
{
    public const string Section = "Files";

    /// <summary>
    /// In bytes; a bot can fetch 20 MB at most (https://core.telegram.org/bots/api#getfile). Twenty thousand households take
    /// about one.
    /// </summary>
    [Range(10_000, 20_000_000)]
    public int MostBytes { get; set; } = 2_000_000;
}
