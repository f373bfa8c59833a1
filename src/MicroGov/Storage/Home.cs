using MicroGov.Storage.Rows;

namespace MicroGov.Storage;

/// <summary>A group, and the community that it belongs to.</summary>
public sealed record Home(GroupRow Group, CommunityRow Community)
{
    public long ChatId => Group.ChatId;
}
