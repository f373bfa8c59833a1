using System.Text.Json.Nodes;

namespace MicroGov.Sandbox;

/// <summary>
/// Updates waiting for the bot (https://core.telegram.org/bots/api#getupdates): confirmed by a later offset, never by
/// being read. Only touched under the world's lock; the tasks it completes run their continuations elsewhere.
/// </summary>
internal sealed class UpdateQueue(long firstId)
{
    /// <summary>"All update types except chat_member, message_reaction and message_reaction_count (default)".</summary>
    private static readonly HashSet<string> NotByDefault = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly List<(long Id, JsonObject Update)> _waiting = [];
    private readonly List<(long UpTo, TaskCompletionSource Done)> _acknowledgements = [];
    private IReadOnlyList<JsonObject> _lastConfirmed = [];
    private long _nextId = firstId;
    private HashSet<string>? _allowed;
    private TaskCompletionSource<bool>? _poll;

    public int Count => _waiting.Count;

    /// <summary>Not yet confirmed, in order of their ids.</summary>
    public IReadOnlyList<(long Id, JsonObject Update)> Waiting => _waiting;

    /// <summary>
    /// Something came, or is to be brought elsewhere. Raised under the world's lock, so it must only take note.
    /// </summary>
    public event Action? Changed;

    public IReadOnlyCollection<string> Allowed => _allowed ?? [];

    /// <summary>An empty list means the default; the choice is remembered and touches only updates made later.</summary>
    public void Allow(IReadOnlyCollection<string> kinds) => _allowed = kinds.Count == 0 ? null : [.. kinds];

    public bool Allows(string kind) => _allowed?.Contains(kind) ?? !NotByDefault.Contains(kind);

    public void Add(string kind, JsonObject payload)
    {
        if (!Allows(kind))
        {
            return;
        }

        var id = _nextId++;
        _waiting.Add((id, new JsonObject { ["update_id"] = id, [kind] = payload }));
        _poll?.TrySetResult(true);
        Touch();
    }

    public void Touch() => Changed?.Invoke();

    /// <summary>Forgets everything before the offset; a negative one counts from the end and forgets all before that.</summary>
    public void Confirm(long offset)
    {
        if (offset < 0)
        {
            _waiting.RemoveRange(0, (int)Math.Max(0, _waiting.Count + offset));
        }
        else
        {
            var confirmed = _waiting.Where(waiting => waiting.Id < offset).Select(waiting => waiting.Update).ToList();
            _waiting.RemoveRange(0, confirmed.Count);
            _lastConfirmed = confirmed.Count > 0 ? confirmed : _lastConfirmed;
        }

        Acknowledge();
    }

    /// <summary>A webhook has taken this one; those before it may still wait.</summary>
    public void Delivered(long id)
    {
        _waiting.RemoveAll(waiting => waiting.Id == id);
        Acknowledge();
    }

    public void Clear() => Confirm(_nextId);

    private void Acknowledge()
    {
        var first = _waiting.Count > 0 ? _waiting[0].Id : _nextId;
        foreach (var (_, done) in _acknowledgements.Where(pending => pending.UpTo < first).ToList())
        {
            done.TrySetResult();
        }

        _acknowledgements.RemoveAll(pending => pending.UpTo < first);
    }

    public IReadOnlyList<JsonNode> Read(int limit) =>
        _waiting.Take(limit).Select(waiting => (JsonNode)waiting.Update.DeepClone()).ToList();

    /// <summary>What was confirmed last, for a server that forgets that it was; each batch is given out once.</summary>
    public IReadOnlyList<JsonNode> TakeLastConfirmed(int limit)
    {
        var batch = _lastConfirmed.Take(limit).Select(update => update.DeepClone()).ToList();
        _lastConfirmed = [];
        return batch;
    }

    /// <summary>Becomes the one waiting poll; a poll already waiting learns that it was replaced (false).</summary>
    public Task<bool> NextAsync()
    {
        _poll?.TrySetResult(false);
        var poll = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _poll = poll;
        return poll.Task;
    }

    public void EndPolls()
    {
        _poll?.TrySetResult(false);
        _poll = null;
    }

    public Task WhenEmptiedAsync()
    {
        if (_waiting.Count == 0)
        {
            return Task.CompletedTask;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _acknowledgements.Add((_waiting[^1].Id, done));
        return done.Task;
    }
}
