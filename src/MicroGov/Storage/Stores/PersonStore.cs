using MicroGov.Core;
using MicroGov.Storage.Rows;
using MicroGov.Storage.Statements;
using Microsoft.EntityFrameworkCore;

namespace MicroGov.Storage.Stores;

/// <summary>People by their numbers and by their accounts, each read once a transaction.</summary>
public sealed class PersonStore(UnitOfWork work)
{
    private const string PersonColumns =
        """
        "Id", "TelegramId", "Name", "Username", "Language", "LanguageChosen", "CanBeWrittenTo", "GroupId"
        """;

    private static readonly SetQuery<PersonRow> ByAccount = new(
        $"""SELECT {PersonColumns} FROM "People" WHERE "TelegramId" = ?1""",
        $"""SELECT {PersonColumns} FROM "People" WHERE "TelegramId" = ANY(@0)""",
        row => new()
        {
            Id = row.Integer(0),
            TelegramId = row.Integer(1),
            Name = row.Text(2),
            Username = row.IsNull(3) ? null : row.Text(3),
            Language = row.Text(4),
            LanguageChosen = row.Integer(5) != 0,
            CanBeWrittenTo = row.Integer(6) != 0,
            GroupId = row.IsNull(7) ? null : row.Integer(7),
        },
        typeof(long));

    /// <summary>Null, here and below: it was asked for, and there is none.</summary>
    private readonly Dictionary<long, PersonRow?> byAccount = [];

    private readonly Dictionary<long, PersonRow?> glimpses = [];

    internal IEnumerable<PersonRow> Known => byAccount.Values.Concat(glimpses.Values).OfType<PersonRow>();

    /// <summary>Whoever was last seen with it; null when nobody was.</summary>
    /// <param name="username">Lower case, without the @.</param>
    public Task<PersonRow?> OfUsernameAsync(string username) =>
        work.Db.People.FirstOrDefaultAsync(person => person.Username == username, work.Ct);

    /// <exception cref="InvalidOperationException">There is no such person.</exception>
    public async Task<PersonRow> GetAsync(PersonId id) =>
        await work.Db.People.FindAsync([id.Value], work.Ct) ?? throw new InvalidOperationException($"No person {id}.");

    public async Task<PersonRow?> OfAccountAsync(long telegramId)
    {
        if (!byAccount.TryGetValue(telegramId, out var row)
            && !(glimpses.TryGetValue(telegramId, out var glimpse) && glimpse is null))
        {
            row = await work.Db.People.SingleOrDefaultAsync(person => person.TelegramId == telegramId, work.Ct);
            byAccount[telegramId] = row;
        }

        return row;
    }

    /// <summary>
    /// The person as they were when the batch was fetched, past the change tracker: for reading only. Null when they were
    /// not fetched or are not known.
    /// </summary>
    public PersonRow? Glimpse(long telegramId) =>
        byAccount.GetValueOrDefault(telegramId) ?? glimpses.GetValueOrDefault(telegramId);

    /// <summary>Many at once, to be changed.</summary>
    public async Task FetchAsync(IReadOnlyCollection<long> accounts)
    {
        if (accounts.Count > 0)
        {
            var found = work.Db.People.Where(row => EF.Parameter(accounts).Contains(row.TelegramId));
            Note(byAccount, accounts, await found.ToListAsync(work.Ct));
        }
    }

    /// <summary>Of crowds we only need to know who they are.</summary>
    public async Task GlimpseAsync(IReadOnlyCollection<long> accounts) =>
        Note(glimpses, accounts, await ByAccount.RunAsync(work.Db, [.. accounts.Select(id => (object[])[id])], work.Ct));

    /// <summary>Somebody met in this transaction for the first time ever.</summary>
    public void Add(PersonRow person)
    {
        glimpses.Remove(person.TelegramId);
        work.Db.People.Add(person);
        byAccount[person.TelegramId] = person;
    }

    /// <summary>Usernames change hands: nobody but the one account has them any more.</summary>
    public async Task TakeUsernamesAsync(IReadOnlyCollection<string> usernames, long except)
    {
        await work.Db.People.Where(row => EF.Parameter(usernames).Contains(row.Username!) && row.TelegramId != except)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Username, (string?)null), work.Ct);
        foreach (var person in byAccount.Values.OfType<PersonRow>()
            .Where(person => person.TelegramId != except && person.Username is { } name && usernames.Contains(name)))
        {
            person.Username = null;
        }
    }

    /// <summary>The account is nobody's any more.</summary>
    internal void Forget(long account)
    {
        glimpses.Remove(account);
        byAccount[account] = null;
    }

    internal void Forget()
    {
        byAccount.Clear();
        glimpses.Clear();
    }

    private static void Note(Dictionary<long, PersonRow?> known, IEnumerable<long> accounts, List<PersonRow> found)
    {
        foreach (var id in accounts)
        {
            known[id] = null;
        }

        found.ForEach(row => known[row.TelegramId] = row);
    }
}
