using System.Globalization;

namespace MicroGov.Pipeline;

/// <summary>
/// The group that a question was asked in, kept with what it asks for as <c>GROUP@WORDS</c>: the answer, also one that is
/// written in private, is for that group.
/// </summary>
internal static class AskedIn
{
    /// <summary>What is asked for, with the group before it; as it is where there is none.</summary>
    public static string Write(long? groupId, string asks) =>
        groupId is { } id ? string.Create(CultureInfo.InvariantCulture, $"{id}@{asks}") : asks;

    /// <summary>The same read back.</summary>
    public static (long? GroupId, string Asks) Read(string stored) =>
        stored.Split('@', 2) is [var id, var asks]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            ? (group, asks)
            : (null, stored);
}
