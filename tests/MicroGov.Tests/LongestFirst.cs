using Xunit.Abstractions;

[assembly: TestCollectionOrderer("MicroGov.Tests.LongestFirst", "MicroGov.Tests")]

namespace MicroGov.Tests;

/// <summary>
/// Classes run beside each other, and the tests of one class one after the other. What takes longest begins first, so that
/// nobody waits for it alone at the end: real processes and browsers, then the classes with the most conversations.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Order =
    [
        ".Processes.ReplicaLoadTests",
        ".BadInputWordsTests",
        ".Processes.",
        ".Browser.",
        ".ForgedButtonTests",
        ".BadInput",
        ".Invitations.",
        ".Storage.",
        ".Transcripts.",
        ".Delivery.",
        ".Core.Affairs.",
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections
            .OrderBy(collection => Place(collection.DisplayName))
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Place(string name)
    {
        var place = Array.FindIndex(Order, words => name.Contains(words, StringComparison.Ordinal));
        return place < 0 ? Order.Length : place;
    }
}
