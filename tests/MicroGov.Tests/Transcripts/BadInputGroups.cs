namespace MicroGov.Tests.Transcripts;

/// <summary>
/// A group for each language in which only bad input is typed. As nothing changes there, one test after the other uses it, which
/// spares a service's start to each; one in which a test failed is not given back and closes at the end.
/// </summary>
public sealed class BadInputGroups : IAsyncLifetime
{
    private readonly Dictionary<string, (Neighbourhood Here, BadInputProof Proof)> free = [];
    private readonly List<Neighbourhood> opened = [];

    public Task InitializeAsync() => Task.CompletedTask;

    internal async Task<(Neighbourhood Here, BadInputProof Proof)> TakeAsync(string language)
    {
        if (free.Remove(language, out var group))
        {
            return group;
        }

        // As an administrator the bot answers unseen, otherwise by a reply.
        var here = await BadInputWordsTests.OpenAsync(language, botIsAdmin: language != "en");
        opened.Add(here);
        return (here, new BadInputProof(here, language));
    }

    internal void GiveBack(string language, Neighbourhood here, BadInputProof proof) => free.Add(language, (here, proof));

    public async Task DisposeAsync()
    {
        foreach (var here in opened)
        {
            await here.DisposeAsync();
        }
    }
}
