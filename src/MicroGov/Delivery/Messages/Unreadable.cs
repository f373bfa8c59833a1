using System.Text.Json.Serialization;

namespace MicroGov.Delivery;

/// <summary>Stands for a damaged row, so that it is given up in its turn.</summary>
internal sealed record Unreadable : OutboxMessage
{
    [JsonIgnore]
    public override IEnumerable<long> Named => [];
}

internal sealed class UnreadableKind() : MessageKind<Unreadable>(null)
{
    public override Urgency Urgency => Urgency.Reminder;

    protected override long ChatOf(Unreadable message) => 0;

    protected override long? GroupOf(Unreadable message) => null;

    protected override OutboxMessage? MovedTo(Unreadable message, long chatId) => message;

    protected override Task<SendResult> SendAsync(SendContext context, Unreadable message, CancellationToken ct) =>
        Task.FromResult<SendResult>(new SendResult.GivenUp("This row cannot be read.") { WasCalled = false });
}
